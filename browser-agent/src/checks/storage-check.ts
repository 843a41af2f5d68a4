import { type Check, type CheckResult, failed, passed, warned } from './check.ts';

/** The part of `navigator.storage` that is asked. */
export interface StorageFacts {
  estimate(): Promise<{ quota?: number; usage?: number }>;
  persist(): Promise<boolean>;
}

/** What a browser keeps without a promise it may throw away when the disk is nearly full. */
const unpromised = 2;

/** Room for a whole exam in case the network is down; where the browser does not promise to keep it, for two. */
export class StorageCheck implements Check {
  readonly code = 'storage';
  readonly needsClick = false;
  readonly #storage: StorageFacts;
  readonly #required: number;

  constructor(storage: StorageFacts, requiredBytes: number) {
    this.#storage = storage;
    this.#required = requiredBytes;
  }

  async perform(): Promise<CheckResult> {
    const promised = await this.#storage.persist().catch(() => false);
    const { quota, usage } = await this.#storage.estimate();
    const free = (quota ?? 0) - (usage ?? 0);
    const measured = `${(free / 1e9).toFixed(1)} GB`;
    if (free >= this.#required * (promised ? 1 : unpromised)) {
      return passed(measured);
    }
    // A tenth of it still bridges a few minutes without network.
    return free >= this.#required / 10
      ? warned(measured, 'little-storage')
      : failed(measured, 'little-storage');
  }
}
