import type { Clock } from '../browser/clock.ts';

/** Tellings looked back at: about half a minute of chunks. */
const remembered = 10;

/**
 * Places the media time of one take on the wall clock.
 *
 * The browser stamps pictures with the monotonic clock as they are taken, but tells of them on the page's own thread:
 * where windows are opening, `start` and chunks come seconds late. Nothing is told before it was taken, so the earliest
 * telling is the nearest to the truth. How far the wall clock is ahead of the monotonic one is read anew each time: it
 * goes on while the computer sleeps and media time stands still.
 */
export class TakeClock {
  readonly #wall: Clock;
  readonly #monotonic: () => number;
  #zeros: readonly number[] = [];

  constructor(wall: Clock, monotonic: () => number = () => performance.now()) {
    this.#wall = wall;
    this.#monotonic = monotonic;
  }

  /** The monotonic clock's reading. */
  now(): number {
    return this.#monotonic();
  }

  /** The picture at this media time was told of at this reading, so it was taken before. */
  told(mediaMs: number, at = this.now()): void {
    this.#zeros = [...this.#zeros, at - mediaMs].slice(-remembered);
  }

  /** Media time at this reading, for containers that do not say. */
  mediaMsAt(reading: number): number {
    return reading - Math.min(...this.#zeros);
  }

  /** Epoch milliseconds at which the picture at this media time was taken. */
  wallClockAt(mediaMs: number): number {
    return this.#wall.now() - this.mediaMsAt(this.now()) + mediaMs;
  }
}
