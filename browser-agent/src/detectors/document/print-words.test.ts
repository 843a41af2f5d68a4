import { describe, expect, it } from 'vitest';
import { areaOf, printOf } from './print-words.ts';

const word = (text: string, confidence: number, left: number, height = 20) => ({
  text,
  confidence,
  left,
  top: 100,
  width: 80,
  height,
});

describe('R4-047 words on a document', () => {
  const read = [
    word('ПАСПОРТ', 0.9, 100),
    word('MARIIA', 0.8, 300, 30),
    word('2004', 0.95, 500, 24),
    word('ıl|', 0.9, 700),
    word('ХХХ<<', 0.3, 900),
  ];

  it('are those read with certainty, as places without what they say', () => {
    const { words, wordHeight } = printOf(read, 1000, 500);
    expect(words).toHaveLength(3);
    expect(words[0]).toEqual({ left: 0.1, top: 0.2, right: 0.18, bottom: 0.24 });
    expect(wordHeight).toBe(24);
    expect(areaOf(words)).toEqual({ left: 0.1, top: 0.2, right: 0.58, bottom: 0.26 });
  });

  it('may be none', () => {
    expect(printOf([], 1000, 500)).toEqual({ words: [], wordHeight: 0 });
    expect(areaOf([])).toBeNull();
  });
});
