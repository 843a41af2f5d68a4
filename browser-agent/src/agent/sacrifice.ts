/** What is given up first when the computer is too slow to watch everything; the recording is not on the list. */
export const orderOfSacrifice = ['person', 'objects', 'gaze'] as const;
export type Sacrificed = (typeof orderOfSacrifice)[number];

/** A computer that is busy for so long is too slow, one that is not for so long is fast enough. */
const busyMs = 10_000;
const easyMs = 60_000;

/** Decides what is given up: one thing after the other, and taken up again in the reverse order. */
export class Sacrifice {
  #given = 0;
  #busy = false;
  #since = 0;

  /** A detector says whether it keeps its pace. */
  heard(busy: boolean, now: number): void {
    if (busy !== this.#busy) {
      this.#busy = busy;
      this.#since = now;
    }
  }

  /** What is given up now. */
  given(now: number): readonly Sacrificed[] {
    if (now - this.#since >= (this.#busy ? busyMs : easyMs)) {
      const most = orderOfSacrifice.length;
      this.#given = Math.min(most, Math.max(0, this.#given + (this.#busy ? 1 : -1)));
      this.#since = now;
    }
    return orderOfSacrifice.slice(0, this.#given);
  }
}
