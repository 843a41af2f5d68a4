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

/** Where somebody is among the marks: how many lie before, and which one is shown, if any. */
export interface Place {
  readonly before: number;
  readonly shown: number | null;
}

/** Onward to the next mark without a verdict, after the last one to the first; where all have one, to the neighbour. */
export function neighbour<M extends { verdict: string }>(
  marks: readonly M[],
  { before, shown }: Place,
  step: 1 | -1,
): M | undefined {
  if (step < 0) {
    return marks[Math.max(0, (shown ?? before) - 1)];
  }
  const from = shown === null ? before : shown + 1;
  const open = (mark: M) => mark.verdict === 'none';
  return marks.slice(from).find(open) ?? marks.find(open) ?? marks[Math.min(from, marks.length - 1)];
}
