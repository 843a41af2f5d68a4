import type { Take } from './playback-index.ts';
import { readRange } from './review-api.ts';

/** What takes begin with and every decoder needs first: read once each, and again only where that failed. */
export class TakeInits {
  readonly #signal: AbortSignal;
  readonly #read = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

  constructor(signal = new AbortController().signal) {
    this.#signal = signal;
  }

  has({ address }: Take): boolean {
    return this.#read.has(address);
  }

  /** It came together with something else. */
  keep({ address }: Take, init: Uint8Array<ArrayBuffer>): void {
    this.#read.set(address, Promise.resolve(init));
  }

  of({ address, init: [from, length] }: Take): Promise<Uint8Array<ArrayBuffer>> {
    const known = this.#read.get(address);
    if (known) {
      return known;
    }
    const init = readRange(address, from, length, this.#signal);
    this.#read.set(address, init);
    init.catch(() => this.#read.delete(address));
    return init;
  }
}
