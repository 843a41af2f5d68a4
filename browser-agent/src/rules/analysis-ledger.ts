import type { NotAnalysed, NotAnalysedReason } from '../messages/observations.ts';

/** Keeps, rule by rule, the intervals in which nobody could watch. */
export class AnalysisLedger {
  readonly #watched: ReadonlySet<string>;
  readonly #newId: () => string;
  readonly #open = new Map<string, NotAnalysed>();

  constructor(watched: readonly string[], newId: () => string) {
    this.#watched = new Set(watched);
    this.#newId = newId;
  }

  /** Intervals that last now; a page that is reloaded hands them to the one after it. */
  get open(): readonly NotAnalysed[] {
    return [...this.#open.values()];
  }

  /** Goes on with intervals that a page before this one left open. */
  resume(intervals: readonly NotAnalysed[]): void {
    for (const interval of intervals) {
      this.#open.set(interval.rule, interval);
    }
  }

  /** From `at` on these rules cannot be watched; rules that need no watching are left out. */
  blind(rules: readonly string[], reason: NotAnalysedReason, at: number): readonly NotAnalysed[] {
    const opened: NotAnalysed[] = [];
    for (const rule of rules) {
      if (this.#watched.has(rule) && !this.#open.has(rule)) {
        const interval: NotAnalysed = { id: this.#newId(), rule, from: at, to: null, reason };
        this.#open.set(rule, interval);
        opened.push(interval);
      }
    }
    return opened;
  }

  seeing(rules: readonly string[], at: number): readonly NotAnalysed[] {
    const closed: NotAnalysed[] = [];
    for (const rule of rules) {
      const interval = this.#open.get(rule);
      if (interval) {
        this.#open.delete(rule);
        closed.push({ ...interval, to: Math.max(at, interval.from) });
      }
    }
    return closed;
  }

  close(at: number): readonly NotAnalysed[] {
    return this.seeing([...this.#open.keys()], at);
  }
}
