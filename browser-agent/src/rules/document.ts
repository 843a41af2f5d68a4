import type { DocumentFault, DocumentReading, DocumentSample, Measured } from '../messages/document.ts';

/** Stored with what was found: another version may judge the same photo differently. */
export const documentVersion = 'document-print/1';

/** R4-047: by which the photo of a document is called readable; chosen on the drawn card of the error report. */
export const documentThresholds = {
  /** Words read with certainty: fewer are read out of a pattern or are a headline alone. */
  words: 6,
  /** Height of the middle word, pixels of the photo. */
  wordHeight: 7.5,
  /** Steepest step in parts of an edge: below, letters run into each other. */
  sharpness: 0.3,
  /** Part of the printed area that is washed out. */
  glare: 0.08,
  /** Mean luma of that area, 0–255. */
  light: 28,
} as const;

/** Photos that are hard to read may be sent as they are from this one on. */
export const triesBeforeAsItIs = 2;
/** So long the photo waits for a look, milliseconds; then it may be sent unseen. */
export const lookPatienceMs = 5000;

/** Nobody looked: the reader did not load, or took too long. */
export const notLooked: Omit<DocumentReading, 'tries'> = {
  outcome: 'not-looked',
  faults: [],
  measured: [],
  version: documentVersion,
};

/** Whether a person could read this, and what is in the way, the first thing to mend first. */
export function judgeDocument(seen: DocumentSample): Omit<DocumentReading, 'tries'> {
  const least = documentThresholds;
  const unread = seen.words.length < least.words;
  const dark = seen.mean < least.light;
  const glare = seen.glare > least.glare;
  // In the dark no edge stands out from the grain, however sharp it is.
  const blurred = !dark && seen.sharpness < least.sharpness;
  const small = seen.words.length > 0 && seen.wordHeight < least.wordHeight;
  const known: readonly (readonly [DocumentFault, boolean])[] = [
    ['dark', dark],
    ['glare', glare],
    ['blurred', blurred],
    ['small', small],
  ];
  const faults = known.filter(([, found]) => found).map(([fault]) => fault);
  // With Latin letters alone, a document in others is not hard to read: nobody here can tell.
  const unknown = unread && faults.length === 0 && seen.languages.length === 1;
  const named = unread && faults.length === 0 && !unknown ? (['unread'] as const) : faults;
  return {
    outcome: unknown ? 'not-looked' : named.length === 0 ? 'readable' : 'hard-to-read',
    faults: named,
    measured: measuredOf(seen),
    version: `${documentVersion} ${seen.languages.join('+')}`,
  };
}

function measuredOf(seen: DocumentSample): readonly Measured[] {
  const least = documentThresholds;
  const rounded = (value: number) => Math.round(value * 1000) / 1000;
  return [
    { code: 'words', value: seen.words.length, threshold: least.words },
    { code: 'word-height', value: rounded(seen.wordHeight), threshold: least.wordHeight },
    { code: 'sharpness', value: rounded(seen.sharpness), threshold: least.sharpness },
    { code: 'glare', value: rounded(seen.glare), threshold: least.glare },
    { code: 'light', value: rounded(seen.mean), threshold: least.light },
  ];
}
