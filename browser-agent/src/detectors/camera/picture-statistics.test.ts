import { describe, expect, it } from 'vitest';
import { lightOf, measure, sampleGrid } from './picture-statistics.ts';

const picture = (of: (x: number, y: number) => number) => {
  const luma = new Uint8Array(64 * 48);
  for (let y = 0; y < 48; y++) {
    for (let x = 0; x < 64; x++) {
      luma[y * 64 + x] = of(x, y);
    }
  }
  return sampleGrid(luma, 64, 48, 64);
};

describe('R4-045 picture statistics', () => {
  it('sees no structure in a covered lens', () => {
    expect(
      measure(
        picture(() => 7),
        null,
      ),
    ).toMatchObject({ mean: 7, deviation: 0 });
  });

  it('sees structure in a picture', () => {
    expect(
      measure(
        picture((x) => x * 4),
        null,
      ).deviation,
    ).toBeGreaterThan(50);
  });

  it('sees no difference in a repeated frame, and full difference without one before', () => {
    const frame = picture((x, y) => x + y);
    expect(measure(frame, frame).difference).toBe(0);
    expect(measure(frame, null).difference).toBe(255);
  });

  it('R4-048 tells a window behind a dark middle from a picture that is evenly lit', () => {
    const window = lightOf(
      picture((x) => (x < 16 || x >= 48 ? 240 : 30)),
      8,
    );
    expect(window).toEqual({ middle: 30, glaring: 0.5 });
    expect(
      lightOf(
        picture(() => 120),
        8,
      ),
    ).toEqual({ middle: 120, glaring: 0 });
  });

  it('reads rows by their stride', () => {
    const luma = new Uint8Array(80 * 8).fill(200);
    luma.fill(10, 64);
    expect([...sampleGrid(luma, 64, 8, 80)]).toEqual(new Array(8).fill(200));
  });
});
