import { describe, expect, it } from 'vitest';
import { inputOf, lightOf, placementOf, readFaces, side } from './face-reading.ts';

const placement = placementOf(640, 480);

/** What the model would say of faces at these places of 48×48, each `size` pixels of the square wide and high. */
function said(faces: readonly { column: number; row: number; score: number; size: number }[]) {
  const scores = new Float32Array(48 * 48).fill(-20);
  const boxes = new Float32Array(48 * 48 * 16);
  for (const { column, row, score, size } of faces) {
    const place = row * 48 + column;
    scores[place] = Math.log(score / (1 - score));
    boxes.set([0, 0, size, size], place * 16);
  }
  return readFaces(scores, boxes, placement);
}

describe('reading of faces', () => {
  it('lays a picture of 4:3 into the square with black above and below', () => {
    expect(placement).toEqual({ left: 0, top: 24, width: 192, height: 144 });
    expect(placementOf(480, 640)).toEqual({ left: 24, top: 0, width: 144, height: 192 });
  });

  it('gives places in parts of the picture, not of the square', () => {
    const [face] = said([{ column: 24, row: 24, score: 0.9, size: 48 }]);
    expect(face?.score).toBeCloseTo(0.9);
    expect([face?.left, face?.right].map((edge) => edge?.toFixed(2))).toEqual(['0.39', '0.64']);
    expect([face?.top, face?.bottom].map((edge) => edge?.toFixed(2))).toEqual(['0.35', '0.68']);
  });

  it('counts one face once, two faces twice, and noise not at all', () => {
    const beside = { column: 8, row: 30, score: 0.7, size: 30 };
    const faces = said([
      { column: 24, row: 24, score: 0.8, size: 48 },
      { column: 25, row: 24, score: 0.95, size: 48 },
      beside,
      { column: 40, row: 10, score: 0.2, size: 48 },
    ]);
    expect(faces.map((face) => face.score.toFixed(2))).toEqual(['0.95', '0.70']);
  });

  it('says where eyes and mouth are, and how the head is tilted', () => {
    const scores = new Float32Array(48 * 48).fill(-20);
    const boxes = new Float32Array(48 * 48 * 16);
    const place = 24 * 48 + 24;
    scores[place] = 5;
    boxes.set([0, 0, 48, 48, -10, -8, 10, -8, 0, 0, 0, 12], place * 16);
    const [face] = readFaces(scores, boxes, placement);
    const where = [...(face?.eyes ?? []), face?.mouth].map((at) => [at?.x.toFixed(2), at?.y.toFixed(2)]);
    expect(where).toEqual([
      ['0.46', '0.46'],
      ['0.56', '0.46'],
      ['0.51', '0.60'],
    ]);
    expect(face?.roll).toBe(0);
  });

  it('lets a face that is cut by the edge reach beyond it', () => {
    expect(said([{ column: 1, row: 24, score: 0.8, size: 48 }])[0]?.left).toBeLessThan(0);
  });

  it('measures light of the picture alone', () => {
    const rgba = new Uint8ClampedArray(side * side * 4);
    rgba.fill(100, placement.top * side * 4, (placement.top + placement.height) * side * 4);
    expect(lightOf(rgba, placement).mean).toBeCloseTo(100);
    expect(lightOf(rgba, placement).deviation).toBeCloseTo(0);
    expect(inputOf(rgba)[0]).toBe(-1);
    expect(inputOf(new Uint8ClampedArray(side * side * 4).fill(255))[5]).toBe(1);
  });
});
