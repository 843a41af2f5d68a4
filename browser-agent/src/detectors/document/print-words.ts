import type { Area } from '../../messages/document.ts';
import type { PlacedWord } from '../screen/text-reader.ts';

/** Less sure than this the reader guesses. */
const leastConfidence = 0.6;
/** Shorter ones are read out of every pattern. */
const leastLetters = 3;

/** What stands on a document, as places alone. */
export interface Print {
  readonly words: readonly Area[];
  /** Of the middle word, in pixels; 0 without words. */
  readonly wordHeight: number;
}

/** Words that were read with certainty; pixels as in the picture that was read, of this size. */
export function printOf(read: readonly PlacedWord[], width: number, height: number): Print {
  const sure = read.filter(
    ({ text, confidence }) =>
      confidence >= leastConfidence && (text.match(/[\p{L}\p{N}]/gu) ?? []).length >= leastLetters,
  );
  const heights = sure.map((word) => word.height).sort((one, other) => one - other);
  return {
    words: sure.map((word) => ({
      left: word.left / width,
      top: word.top / height,
      right: (word.left + word.width) / width,
      bottom: (word.top + word.height) / height,
    })),
    wordHeight: heights[heights.length >> 1] ?? 0,
  };
}

/** The area that holds all of them; null without any. */
export function areaOf(words: readonly Area[]): Area | null {
  if (words.length === 0) {
    return null;
  }
  return {
    left: Math.min(...words.map(({ left }) => left)),
    top: Math.min(...words.map(({ top }) => top)),
    right: Math.max(...words.map(({ right }) => right)),
    bottom: Math.max(...words.map(({ bottom }) => bottom)),
  };
}
