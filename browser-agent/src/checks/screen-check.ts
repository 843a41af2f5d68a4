import type { CheckReason } from '../messages/system-check.ts';
import { type Check, type CheckResult, failed, passed } from './check.ts';

export interface SharedSurface {
  readonly wholeMonitor: boolean;
  readonly width: number;
  readonly height: number;
}

/** R2-020: the whole desktop. The browser lets a student pick a tab or a window whatever we ask for. */
export class ScreenCheck implements Check {
  readonly code = 'screen';
  readonly needsClick = true;
  readonly #share: () => Promise<SharedSurface>;
  readonly #reasonOf: (cause: unknown) => CheckReason;

  constructor(share: () => Promise<SharedSurface>, reasonOf: (cause: unknown) => CheckReason) {
    this.#share = share;
    this.#reasonOf = reasonOf;
  }

  async perform(): Promise<CheckResult> {
    try {
      const surface = await this.#share();
      const measured = `${surface.width}×${surface.height}`;
      return surface.wholeMonitor ? passed(measured) : failed(measured, 'not-monitor');
    } catch (cause) {
      return failed('', this.#reasonOf(cause));
    }
  }
}
