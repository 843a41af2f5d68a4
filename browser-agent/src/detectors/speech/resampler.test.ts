import { describe, expect, it } from 'vitest';
import { modelRate, Resampler } from './resampler.ts';

const wave = (frequency: number, rate: number, seconds = 1) =>
  Float32Array.from({ length: rate * seconds }, (_, index) =>
    Math.sin((2 * Math.PI * frequency * index) / rate),
  );

/** In pieces of 10 ms, as a microphone gives them. */
function resampled(input: Float32Array, rate: number): Float32Array {
  const resampler = new Resampler(rate);
  const pieces: number[] = [];
  for (let from = 0; from < input.length; from += rate / 100) {
    pieces.push(...resampler.push(input.subarray(from, from + rate / 100)));
  }
  return Float32Array.from(pieces);
}

/** Without the ends, where the filter knows only one side. */
const loudness = (samples: Float32Array) => {
  const inner = samples.subarray(200, samples.length - 200);
  return Math.sqrt(inner.reduce((sum, value) => sum + value * value, 0) / inner.length);
};

describe('R4-042 resampling to what the model hears', () => {
  it.each([8000, 16_000, 44_100, 48_000, 96_000])('keeps length and pitch of sound at %i Hz', (rate) => {
    const output = resampled(wave(1000, rate), rate);
    expect(output.length).toBeGreaterThan(modelRate - 100);
    expect(output.length).toBeLessThanOrEqual(modelRate);
    const expected = wave(1000, modelRate);
    const worst = output
      .subarray(200, 15_000)
      .reduce((most, value, index) => Math.max(most, Math.abs(value - (expected[index + 200] ?? 0))), 0);
    expect(worst).toBeLessThan(0.02);
  });

  it.each([44_100, 48_000])('filters out what would fold back, at %i Hz', (rate) => {
    expect(loudness(resampled(wave(3000, rate), rate))).toBeCloseTo(Math.SQRT1_2, 2);
    expect(loudness(resampled(wave(9500, rate), rate))).toBeLessThan(0.01);
    expect(loudness(resampled(wave(15_000, rate), rate))).toBeLessThan(0.003);
  });

  it('gives the same whatever the pieces it comes in', () => {
    const input = wave(700, 44_100, 0.3);
    const whole = new Resampler(44_100).push(input);
    expect([...resampled(input, 44_100)]).toEqual([...whole]);
  });
});
