import { type Check, type CheckResult, failed, passed, warned } from './check.ts';

/** R4-036: one display. */
export class DisplaysCheck implements Check {
  readonly code = 'displays';
  readonly needsClick = false;
  readonly #extended: () => boolean | null;
  readonly #watched: boolean;

  /** @param watched false when the exam does not forbid a second display */
  constructor(extended: () => boolean | null, watched: boolean) {
    this.#extended = extended;
    this.#watched = watched;
  }

  async perform(): Promise<CheckResult> {
    const extended = this.#extended();
    if (extended === null) {
      return warned('?', 'unknown-displays');
    }
    if (!extended) {
      return passed('1');
    }
    return this.#watched ? failed('2+', 'second-display') : passed('2+');
  }
}
