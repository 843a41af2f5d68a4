import type { Clock } from '../browser/clock.ts';
import type { Observation } from '../messages/observations.ts';
import { guarded } from './guard.ts';

/**
 * Reports whether our own windows (this page and its picture-in-picture) have the focus or the cursor. Their losing
 * it is never an incident: it only excuses the quiz page for not having it.
 */
export class ExamWindowFocus {
  readonly #clock: Clock;
  readonly #emit: (observation: Observation) => void;
  readonly #windows = new Map<Window, AbortController>();
  readonly #timer: ReturnType<typeof setInterval>;
  #pointer = false;
  #last = '';

  constructor(clock: Clock, emit: (observation: Observation) => void) {
    this.#clock = clock;
    this.#emit = emit;
    this.include(window);
    this.#timer = setInterval(() => this.#look(), 1000);
  }

  /** Counts one more window as ours until it closes. */
  include(ours: Window): void {
    const stop = new AbortController();
    const options = { signal: stop.signal };
    this.#windows.set(ours, stop);
    const look = guarded('focus', () => this.#look());
    for (const event of ['focus', 'blur', 'pagehide']) {
      ours.addEventListener(event, look, options);
    }
    ours.document.addEventListener('visibilitychange', look, options);
    const pointer = (inside: boolean) =>
      guarded('pointer', () => {
        this.#pointer = inside;
        this.#look();
      });
    ours.document.documentElement.addEventListener('mouseenter', pointer(true), options);
    ours.document.documentElement.addEventListener('mouseleave', pointer(false), options);
    this.#look();
  }

  stop(): void {
    clearInterval(this.#timer);
    for (const stop of this.#windows.values()) {
      stop.abort();
    }
  }

  #look(): void {
    const open = [...this.#windows.keys()].filter((ours) => !ours.closed);
    const focused = open.some(
      (ours) => ours.document.visibilityState === 'visible' && ours.document.hasFocus(),
    );
    const visible = document.visibilityState === 'visible';
    const state = `${focused} ${visible} ${this.#pointer}`;
    if (state !== this.#last) {
      this.#last = state;
      this.#emit({ kind: 'exam-window', at: this.#clock.now(), focused, visible, pointer: this.#pointer });
    }
  }
}
