import type { Area, DocumentSample } from '../messages/document.ts';

/** So many words in rows, each of this height in parts of the picture. */
export function placedWords(count: number, height = 0.025): readonly Area[] {
  return Array.from({ length: count }, (_, index) => ({
    left: 0.5,
    top: 0.3 + index * 0.04,
    right: 0.7,
    bottom: 0.3 + index * 0.04 + height,
  }));
}

/** A look at a document that is easily read, but for what is given. */
export function documentSeen(otherwise: Partial<DocumentSample> = {}): DocumentSample {
  return {
    type: 'document',
    words: placedWords(14),
    wordHeight: 14,
    sharpness: 0.6,
    glare: 0,
    mean: 150,
    languages: ['rus', 'ukr', 'eng'],
    tookMs: 500,
    ...otherwise,
  };
}
