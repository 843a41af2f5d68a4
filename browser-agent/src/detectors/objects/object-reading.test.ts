import { describe, expect, it } from 'vitest';
import { meanLuma, objectInput, objectSide, readObjects } from './object-reading.ts';

const anchors = 1917;
const logit = (score: number) => Math.log(score / (1 - score));

/** What the model would say: nothing, but for these places. */
function said(places: readonly { anchor: number; place: number; score: number }[]) {
  const scores = new Float32Array(anchors * 24).fill(-20);
  for (const { anchor, place, score } of places) {
    scores[anchor * 24 + place] = logit(score);
  }
  return readObjects(new Float32Array(anchors * 4), scores);
}

describe('reading of things', () => {
  it('finds a thing where its place is', () => {
    // The last grid is one cell; its first shape is a square that nearly fills the picture.
    const [book] = said([{ anchor: 1911, place: 21, score: 0.5 }]);
    expect(book?.label).toBe('book');
    expect(book?.score).toBeCloseTo(0.5);
    expect([book?.left, book?.right].map((edge) => edge?.toFixed(3))).toEqual(['0.025', '0.975']);
  });

  it('has a place for each of the model’s answers', () => {
    expect(said([{ anchor: 1916, place: 3, score: 0.9 }])).toHaveLength(1);
    expect(said([{ anchor: 1083, place: 10, score: 0.9 }])).toHaveLength(1);
  });

  it('counts one thing once and leaves out what is no matter of an exam', () => {
    const found = said([
      { anchor: 1911, place: 3, score: 0.6 },
      { anchor: 1916, place: 3, score: 0.8 },
      { anchor: 1911, place: 4, score: 0.9 },
      { anchor: 5, place: 3, score: 0.1 },
    ]);
    expect(found.map(({ label, score }) => [label, score.toFixed(1)])).toEqual([['laptop', '0.8']]);
  });

  it('gives the model values from −1 to 1 and measures the light', () => {
    const white = new Uint8ClampedArray(objectSide * objectSide * 4).fill(255);
    expect([objectInput(white)[0], objectInput(white.fill(0))[7]]).toEqual([1, -1]);
    expect(meanLuma(new Uint8ClampedArray(8).fill(100))).toBeCloseTo(100);
  });
});
