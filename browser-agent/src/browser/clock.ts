/** Now, in epoch milliseconds. */
export interface Clock {
  now(): number;
}

/** Differences up to this are network delay. */
const delayMs = 1500;
/** No answer is later than this: by then its request was given up. */
const latestMs = 20_000;

/**
 * The server's time: marks and segments of one sitting must not depend on how the student's clock is set. It is measured
 * when the window opens and goes on with the browser's steady clock, so neither the student's clock nor the server's
 * moves anything by being set meanwhile. Only sleep does, in which the steady clock stands still: then both others are
 * ahead of it by the same time.
 */
export class ServerClock implements Clock {
  readonly #wall: () => number;
  readonly #steady: () => number;
  /** Of the server before the steady clock. */
  #ahead = 0;
  #measured = false;
  #wallAhead: number;

  constructor(
    wall: () => number = Date.now,
    steady: () => number = () => performance.timeOrigin + performance.now(),
  ) {
    this.#wall = wall;
    this.#steady = steady;
    this.#wallAhead = wall() - steady();
  }

  now(): number {
    return this.#steady() + this.#ahead;
  }

  /**
   * The server said this on its way to us, or while this page was busy: an answer can be late, never early, and one
   * late answer must not set the clock back.
   */
  align(serverTime: number): void {
    const difference = serverTime - this.now();
    const leap = this.#leapOfTheWall();
    const wasLate = difference > delayMs && difference <= latestMs;
    const slept = leap > delayMs && Math.abs(difference - leap) <= 2 * delayMs;
    if (wasLate || slept || (!this.#measured && Math.abs(difference) > delayMs)) {
      this.#ahead += difference;
    }
    this.#measured = true;
  }

  /** What was measured by an earlier window, until the server answers this one. */
  presume(offset: number): void {
    this.#ahead = this.#wall() + offset - this.#steady();
  }

  /** How far this device's clock is behind the server's; a few hundred milliseconds may be network delay. */
  get offset(): number {
    return this.now() - this.#wall();
  }

  /** Turns a `Date.now()` taken elsewhere in this browser into our time. */
  fromLocal(instant: number): number {
    return instant + this.offset;
  }

  #leapOfTheWall(): number {
    const wallAhead = this.#wall() - this.#steady();
    const leap = wallAhead - this.#wallAhead;
    this.#wallAhead = wallAhead;
    return leap;
  }
}
