import type { Observation } from '../messages/observations.ts';
import type { Broken, Condition } from './condition.ts';

/** The browser itself leaves full screen, for a dialog of the quiz for example; this is time to press one button. */
const wayBackMs = 10_000;

/** R4-044: an exam window that was to fill the screen was made smaller, and stays so. */
export class FullScreenKept implements Condition {
  readonly rule = 'active_window';
  readonly detector = 'full-screen/1';
  readonly source = 'agent';
  readonly needs = ['full-screen'] as const;
  #leftAt: number | null = null;
  #over = false;

  observe(observation: Observation): void {
    if (observation.kind === 'full-screen') {
      this.#leftAt = observation.on ? null : (this.#leftAt ?? observation.at);
    } else if (observation.kind === 'quiz-frame' && !observation.shown) {
      this.#leftAt = null;
    } else if (observation.kind === 'quiz-over') {
      this.#over = observation.over;
      // Who takes the hand-in back has the whole time anew.
      this.#leftAt = this.#leftAt === null ? null : observation.at;
    }
  }

  broken(now: number): Broken | null {
    const since = this.#leftAt;
    return this.#over || since === null || now - since < wayBackMs
      ? null
      : { since, cause: 'full-screen-left' };
  }
}
