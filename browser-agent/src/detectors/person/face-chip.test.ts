import { describe, expect, it } from 'vitest';
import type { FoundFace } from '../faces/face-reading.ts';
import { chipInput, chipOf, chipSide, distanceOf, Expected, faceToDescribe } from './face-chip.ts';

const face: FoundFace = {
  score: 0.9,
  left: 0.4,
  top: 0.3,
  right: 0.6,
  bottom: 0.6,
  roll: 0,
  eyes: [
    { x: 0.45, y: 0.4 },
    { x: 0.55, y: 0.4 },
  ],
  mouth: { x: 0.5, y: 0.55 },
};

describe('R4-031 the square around a face', () => {
  it('has the face upright in its middle, as large as in the training', () => {
    const { x, y, size, angle } = chipOf(face, 640, 480);
    expect([x, angle]).toEqual([320, 0]);
    // From each eye to the mouth it is 78.8 pixels.
    expect(size).toBeCloseTo(175.1, 0);
    expect(y).toBeCloseTo(216 + 0.07 * size);
  });

  it('turns with the head', () => {
    const turned: FoundFace = {
      ...face,
      roll: Math.PI / 2,
      eyes: [
        { x: 0.6, y: 0.4 },
        { x: 0.6, y: 0.6 },
      ],
      mouth: { x: 0.4, y: 0.5 },
    };
    const { x, y } = chipOf(turned, 100, 100);
    // What was below is now on the left.
    expect(x).toBeLessThan(160 / 3);
    expect(y).toBeCloseTo(50);
  });

  it('is there for one sure, whole and near face alone', () => {
    expect(faceToDescribe([face], 640)).toBe(face);
    expect(faceToDescribe([], 640)).toBeNull();
    expect(faceToDescribe([face, { ...face, left: 0, right: 0.2 }], 640)).toBeNull();
    expect(faceToDescribe([face, { ...face, score: 0.4 }], 640)).toBe(face);
    expect(faceToDescribe([{ ...face, score: 0.5 }], 640)).toBeNull();
    expect(faceToDescribe([{ ...face, left: -0.1 }], 640)).toBeNull();
    expect(faceToDescribe([face], 200)).toBeNull();
  });

  it('is given to the network without the mean of its training', () => {
    const rgba = new Uint8ClampedArray(chipSide * chipSide * 4).fill(255);
    expect([...chipInput(rgba).subarray(0, 3)].map((value) => value.toFixed(3))).toEqual([
      '0.519',
      '0.541',
      '0.591',
    ]);
  });
});

describe('R4-031 whom a face is compared with', () => {
  it('is the face of the photograph', () => {
    const expected = new Expected(Float32Array.of(0, 0));
    expect(expected.distance(Float32Array.of(0.3, 0.4))).toBeCloseTo(0.5);
  });

  it('is the face of the first looks where the photograph shows none', () => {
    const expected = new Expected(null);
    const looks = [Float32Array.of(0, 0.3), Float32Array.of(0.3, 0), Float32Array.of(0.3, 0.3)];
    expect(looks.map((look) => expected.distance(look))).toEqual([null, null, null]);
    expect(expected.distance(Float32Array.of(0.2, 0.7))).toBeCloseTo(0.5);
  });

  it('is measured as dlib does', () => {
    expect(distanceOf(Float32Array.of(1, 2, 2), Float32Array.of(0, 0, 0))).toBe(3);
  });
});
