import { describe, expect, it } from 'vitest';
import type { DocumentSample } from '../messages/document.ts';
import { documentSeen, placedWords } from '../testing/test-documents.ts';
import { documentThresholds, judgeDocument } from './document.ts';

describe('R4-047 whether the photo of a document can be read', () => {
  it('is so where words were read, large, sharp and without glare', () => {
    expect(judgeDocument(documentSeen())).toMatchObject({ outcome: 'readable', faults: [] });
  });

  const seen: readonly (readonly [string, Partial<DocumentSample>, readonly string[]])[] = [
    ['too dark to read', { words: placedWords(2), mean: 20 }, ['dark']],
    ['a lamp that hides words', { glare: 0.2 }, ['glare']],
    ['letters that run into each other', { sharpness: 0.2 }, ['blurred']],
    ['a document far away', { wordHeight: 5 }, ['small']],
    ['no document at all', { words: [], wordHeight: 0, sharpness: 0.6 }, ['unread']],
    ['glare and a shaking hand', { words: [], glare: 0.3, sharpness: 0.1 }, ['glare', 'blurred']],
  ];
  it.each(seen)('%s: says what to mend', (_, otherwise, faults) => {
    expect(judgeDocument(documentSeen(otherwise))).toMatchObject({ outcome: 'hard-to-read', faults });
  });

  it('is not called blurred in the dark, where no edge stands out', () => {
    expect(judgeDocument(documentSeen({ mean: 20, sharpness: 0 })).faults).toEqual(['dark']);
  });

  it('is not known where Latin letters alone are read, few are there and nothing else is wrong', () => {
    const latin = { words: placedWords(2), languages: ['eng'] };
    expect(judgeDocument(documentSeen(latin))).toMatchObject({ outcome: 'not-looked', faults: [] });
    expect(judgeDocument(documentSeen({ ...latin, sharpness: 0.1 })).faults).toEqual(['blurred']);
    expect(judgeDocument(documentSeen({ languages: ['eng'] })).outcome).toBe('readable');
  });

  it('is told with every value, its threshold and what measured', () => {
    const { measured, version } = judgeDocument(documentSeen({ glare: 0.12345 }));
    expect(measured).toContainEqual({ code: 'glare', value: 0.123, threshold: documentThresholds.glare });
    expect(measured.map(({ code }) => code)).toEqual(['words', 'word-height', 'sharpness', 'glare', 'light']);
    expect(version).toBe('document-print/1 rus+ukr+eng');
  });
});
