import { expect, it } from 'vitest';
import { missing, total } from './coverage.ts';
import { onwards, stretchOf } from './tour.ts';

it('shows a mark with a moment before and after it', () => {
  expect(stretchOf({ startedAt: 60_000, endedAt: 70_000 })).toEqual({ from: 59_000, to: 71_000 });
  expect(stretchOf({ startedAt: 60_000, endedAt: 60_000 })).toEqual({ from: 59_000, to: 62_000 });
  expect(stretchOf({ startedAt: 60_000, endedAt: 360_000 }, 60_000)).toEqual({ from: 59_000, to: 121_000 });
});

it('goes from one stretch of interest to the next and then nowhere', () => {
  const stretches = [
    { from: 10, to: 20 },
    { from: 50, to: 60 },
  ];
  expect([0, 15, 30, 60].map((position) => onwards(stretches, position))).toEqual([10, 15, 50, null]);
});

it('knows what is left to watch, but for the jitter of a clock', () => {
  const demanded = [{ from: 0, to: 30_000 }];
  const left = missing(demanded, [
    { from: 0, to: 10_000 },
    { from: 11_000, to: 20_000 },
  ]);
  expect(left).toEqual([{ from: 20_000, to: 30_000 }]);
  expect(total(left)).toBe(10_000);
});
