import type { Interval } from './track.ts';

/** A mark is shown with a moment of what came before and after it. */
export const aroundMs = 1000;
const shortestMs = 3000;

/** The stretch of a recording in which a mark is seen; one that lasts has no end yet. */
export function stretchOf(mark: { startedAt: number; endedAt: number | null }, longestMs?: number): Interval {
  const lasted = (mark.endedAt ?? mark.startedAt) - mark.startedAt;
  const length = Math.min(lasted, longestMs ?? lasted) + 2 * aroundMs;
  const from = mark.startedAt - aroundMs;
  return { from, to: from + Math.max(shortestMs, length) };
}

/** Where playing goes on when only these stretches are of interest: here, at the next one, or nowhere any more. */
export function onwards(stretches: readonly Interval[], position: number): number | null {
  const next = stretches.find(({ to }) => position < to);
  return next ? Math.max(position, next.from) : null;
}
