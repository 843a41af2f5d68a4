import type { Check, CheckResult } from './check.ts';
import { passed, warned } from './check.ts';

/** Fetches what automatic checks need; says how many bytes of how many are here. */
export type FetchModels = (progress: (loaded: number, total: number) => void) => Promise<void>;

/**
 * What the exam's automatic checks need is here before the exam begins. Where it does not come the exam goes on: the
 * recording shows what was not analysed.
 */
export class ModelsCheck implements Check {
  readonly code = 'models';
  readonly needsClick = false;
  readonly #fetch: FetchModels;

  constructor(fetch: FetchModels) {
    this.#fetch = fetch;
  }

  async perform(level: (value: number) => void): Promise<CheckResult> {
    let bytes = 0;
    try {
      await this.#fetch((loaded, total) => {
        bytes = total;
        level(total === 0 ? 1 : loaded / total);
      });
    } catch (cause) {
      console.error('models did not come', cause);
      return warned('', 'no-models');
    }
    return passed(`${Math.round(bytes / 1e6)} MB`);
  }
}
