/** The photograph of the identification, as long as this page needs it: it is kept nowhere else in the browser. */
export class EntryPhoto {
  picture: Blob | null = null;
}
