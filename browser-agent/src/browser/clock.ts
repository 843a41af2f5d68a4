/** Now, in epoch milliseconds. */
export interface Clock {
  now(): number;
}

/** Differences up to this are network delay. */
const delayMs = 1500;
/** Answers looked back at. */
const remembered = 3;

/** The server's time: marks and segments of one sitting must not depend on how the student's clock is set. */
export class ServerClock implements Clock {
  #offset = 0;
  #differences: readonly number[] = [];
  readonly #local: () => number;

  constructor(local: () => number = Date.now) {
    this.#local = local;
  }

  now(): number {
    return this.#local() + this.#offset;
  }

  /**
   * The server said this on its way to us, or while this page was busy: an answer can be late, never early, and one
   * late answer must not set the clock back.
   */
  align(serverTime: number): void {
    this.#differences = [...this.#differences, serverTime - this.#local()].slice(-remembered);
    const offset = Math.max(...this.#differences);
    if (Math.abs(offset - this.#offset) > delayMs) {
      this.#offset = offset;
    }
  }

  /** How far this device's clock is behind the server's; a few hundred milliseconds may be network delay. */
  get offset(): number {
    return this.#offset;
  }

  /** Turns a `Date.now()` taken elsewhere in this browser into our time. */
  fromLocal(instant: number): number {
    return instant + this.#offset;
  }
}
