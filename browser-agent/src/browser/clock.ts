/** Now, in epoch milliseconds. */
export interface Clock {
  now(): number;
}

/** The server's time: marks and segments of one sitting must not depend on how the student's clock is set. */
export class ServerClock implements Clock {
  #offset = 0;
  readonly #local: () => number;

  constructor(local: () => number = Date.now) {
    this.#local = local;
  }

  now(): number {
    return this.#local() + this.#offset;
  }

  /** Small differences are network delay; only a real one moves the clock. */
  align(serverTime: number): void {
    const difference = serverTime - this.now();
    if (Math.abs(difference) > 1500) {
      this.#offset += difference;
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
