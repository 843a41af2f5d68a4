import { describe, expect, it } from 'vitest';
import { phoneInput, phoneSide, readPhones } from './phone-reading.ts';

describe('R4-039 reading of phones', () => {
  it('keeps phones that are more than noise, where they are in the picture', () => {
    const finds = Float32Array.of(
      ...[128, 256, 192, 384, 0.5, 67],
      ...[0, 0, 512, 512, 0.9, 0],
      ...[10, 10, 20, 20, 0.1, 67],
      ...[300, 100, 400, 200, 0.7, 62],
    );
    expect(readPhones(finds)).toEqual([
      { label: 'phone', score: 0.5, left: 0.25, top: 0.5, right: 0.375, bottom: 0.75 },
    ]);
  });

  it('gives the model the values as they are, without the fourth of each pixel', () => {
    const rgba = new Uint8ClampedArray(phoneSide * phoneSide * 4);
    rgba.set([10, 20, 30, 255, 40, 50, 60, 255]);
    expect([...phoneInput(rgba).subarray(0, 6)]).toEqual([10, 20, 30, 40, 50, 60]);
  });
});
