import type { Interval } from './track.ts';

/** What the reviewer has seen, wall clock; playing counts, jumping over does not. */
export class Coverage {
  #intervals: readonly Interval[];
  #unsent: Interval[] = [];

  constructor(intervals: readonly Interval[]) {
    this.#intervals = merge(intervals);
  }

  get intervals(): readonly Interval[] {
    return this.#intervals;
  }

  /** Adds what was just played. */
  add(from: number, to: number): void {
    if (to > from) {
      this.#unsent = [...merge([...this.#unsent, { from, to }])];
      this.#intervals = merge([...this.#intervals, { from, to }]);
    }
  }

  /** What the server does not know yet; it is told once. */
  takeUnsent(): readonly (readonly [number, number])[] {
    const unsent = this.#unsent.map(({ from, to }) => [Math.round(from), Math.round(to)] as const);
    this.#unsent = [];
    return unsent;
  }
}

/** What of these stretches is in none of the others; what is shorter than a moment was only missed by the clock. */
export function missing(
  stretches: readonly Interval[],
  others: readonly Interval[],
  momentMs = 1500,
): readonly Interval[] {
  let left: readonly Interval[] = stretches;
  for (const { from, to } of others) {
    left = left.flatMap((one) => [
      { from: one.from, to: Math.min(one.to, from) },
      { from: Math.max(one.from, to), to: one.to },
    ]);
    left = left.filter((one) => one.to > one.from);
  }
  return left.filter((one) => one.to - one.from > momentMs);
}

/** How long all of these are together. */
export function total(stretches: readonly Interval[]): number {
  return stretches.reduce((sum, { from, to }) => sum + to - from, 0);
}

/** Sorted, without overlaps; neighbours closer than a moment become one. */
export function merge(intervals: readonly Interval[], seamMs = 250): readonly Interval[] {
  const merged: { from: number; to: number }[] = [];
  for (const { from, to } of [...intervals].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && from <= last.to + seamMs) {
      last.to = Math.max(last.to, to);
    } else {
      merged.push({ from, to });
    }
  }
  return merged;
}
