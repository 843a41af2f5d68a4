import { expect, it } from 'vitest';
import { columnsOf, decodeLoudness, speechIn, waveOf } from './loudness.ts';

const parts = decodeLoudness({ loudness: [{ from: 11_000, every: 500, levels: 'AZA' }] });

it('places each moment on the time line of the recording', () => {
  expect(waveOf(parts, 10_000).map(({ position, level }) => [position, level])).toEqual([
    [1000, 0],
    [1500, 1],
    [2000, 0],
  ]);
});

it('draws the loudest moment of a column and nothing where nothing was measured', () => {
  const columns = columnsOf(waveOf(parts, 10_000), 10_000, 10);
  expect([...columns]).toEqual([-1, 1, 1, -1, -1, -1, -1, -1, -1, -1].map((level) => level));
});

it('R4-046 joins the moments in which speech was heard, across a breath and no further', () => {
  const heard = decodeLoudness({ loudness: [{ from: 10_000, every: 500, levels: 'AkZkkAAAk' }] });
  expect(speechIn(waveOf(heard, 10_000))).toEqual([
    { from: 500, to: 2500 },
    { from: 4000, to: 4500 },
  ]);
  expect(waveOf(heard, 10_000)[1]?.level).toBeCloseTo(0.4);
});
