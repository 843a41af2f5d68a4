import { describe, expect, it } from 'vitest';
import { written } from '../../testing/test-letters.ts';
import type { Grey } from '../screen/even-light.ts';
import { glareIn, lightIn, sharpnessIn } from './print-quality.ts';

const whole = { left: 0, top: 0, right: 1, bottom: 1 };

/** The mean of each pixel's neighbours to this distance, in the directions given. */
function smeared({ luma, width, height }: Grey, reach: number, wide: boolean, high: boolean): Grey {
  const out = new Uint8Array(luma.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let [sum, count] = [0, 0];
      for (let dy = high ? -reach : 0; dy <= (high ? reach : 0); dy++) {
        for (let dx = wide ? -reach : 0; dx <= (wide ? reach : 0); dx++) {
          sum += luma[(y + dy) * width + x + dx] ?? 240;
          count += 1;
        }
      }
      out[y * width + x] = sum / count;
    }
  }
  return { luma: out, width, height };
}

describe('R4-047 how sharp print is', () => {
  const sharp = written('MARTHA', { ink: 40, paper: 220 });

  it('falls with a lens out of focus and with a hand that moves in either direction', () => {
    expect(sharpnessIn(sharp, whole)).toBeGreaterThan(0.9);
    expect(sharpnessIn(smeared(sharp, 1, true, true), whole)).toBeLessThan(0.5);
    expect(sharpnessIn(smeared(sharp, 3, true, false), whole)).toBeLessThan(0.3);
    expect(sharpnessIn(smeared(sharp, 3, false, true), whole)).toBeLessThan(0.3);
  });

  it('does not fall with fewer words, or with paler ones', () => {
    expect(sharpnessIn(written('A'), whole)).toBeGreaterThan(0.9);
    expect(sharpnessIn(written('MARTHA', { ink: 150, paper: 220 }), whole)).toBeGreaterThan(0.9);
  });

  it('is none where nothing is printed', () => {
    expect(sharpnessIn(written(''), whole)).toBe(0);
  });
});

describe('R4-047 light that is thrown back', () => {
  const word = { left: 0.1, top: 0.3, right: 0.4, bottom: 0.7 };

  it('is what is washed out beside the words that were read', () => {
    const lit = written('MAR', { paper: 200 });
    for (let y = 0; y < lit.height; y++) {
      lit.luma.fill(255, (y + 0.75) * lit.width, (y + 1) * lit.width);
    }
    expect(glareIn(lit, whole, [word])).toBeCloseTo(0.25, 1);
    expect(lightIn(lit, whole).mean).toBeGreaterThan(180);
  });

  it('is not white paper that words were read on', () => {
    expect(
      glareIn(written('MARTHA', { paper: 255 }), whole, [{ ...word, top: 0, bottom: 0.2 }]),
    ).toBeLessThan(0.05);
  });
});
