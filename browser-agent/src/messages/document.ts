/** Something between two edges, in parts of the picture's width and height. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What a look at the photo of a document measured; what was read stays in the worker. */
export interface DocumentSample {
  readonly type: 'document';
  /** Where words stand that were read with certainty. */
  readonly words: readonly Area[];
  /** Height of the middle one of them, in pixels of the photo; 0 where there is none. */
  readonly wordHeight: number;
  /** How steep edges are: 1 where light turns to dark within a pixel. */
  readonly sharpness: number;
  /** Part of the area with the words, or else of the outline, that is washed out. */
  readonly glare: number;
  /** Mean luma of the same area, 0–255. */
  readonly mean: number;
  /** Languages that were read, as Tesseract names them. */
  readonly languages: readonly string[];
  readonly tookMs: number;
}

/** What can be wrong with the photo of a document; the wire names of the contract. */
export const documentFaults = ['dark', 'glare', 'blurred', 'small', 'unread'] as const;
export type DocumentFault = (typeof documentFaults)[number];

/** A measured value with the threshold it was held against. */
export interface Measured {
  readonly code: 'words' | 'word-height' | 'sharpness' | 'glare' | 'light';
  readonly value: number;
  readonly threshold: number;
}

/** How readable the photo of the document was when it was sent: a hint for who compares the photos, never a gate. */
export interface DocumentReading {
  readonly outcome: 'readable' | 'hard-to-read' | 'not-looked';
  readonly faults: readonly DocumentFault[];
  /** Photos taken until this one was sent. */
  readonly tries: number;
  readonly measured: readonly Measured[];
  readonly version: string;
}

/** What the faces of the two photos were; what describes them stays in the worker. */
export interface LikenessSample {
  readonly type: 'likeness';
  /** dlib's measure, 0 for the same picture; null where one of the faces cannot be described. */
  readonly distance: number | null;
  /** Width of the face on the document, in pixels of the photo; 0 where none was found. */
  readonly faceWidth: number;
  /** A face could be described on the entry photo. */
  readonly entry: boolean;
  readonly tookMs: number;
}

/** Why faces were not compared; the wire names of the contract. */
export const incomparables = [
  'no-consent',
  'hard-to-read',
  'no-entry-face',
  'no-document-face',
  'too-small',
  'failed',
] as const;
export type Incomparable = (typeof incomparables)[number];

/** Whether the face on the document is like that of the entry photo: a hint, too. */
export interface Likeness {
  readonly outcome: 'alike' | 'unlike' | 'not-compared';
  readonly reason: Incomparable | null;
  readonly distance: number | null;
  readonly threshold: number;
  readonly version: string;
}
