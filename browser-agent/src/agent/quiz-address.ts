import type { SittingDocument } from '../messages/sitting-document.ts';

/** The loader finds its token in the fragment, which no server sees. */
export function quizAddress({ exam, loaderToken }: SittingDocument): URL {
  const address = new URL(exam.quizAddress);
  if (loaderToken !== null) {
    address.hash = `vigil=${loaderToken}`;
  }
  return address;
}
