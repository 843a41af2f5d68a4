/** A step is judged by what it changed before the next one is taken. */
const patienceMs = 30_000;
/** Going up again too early would only lead down once more. */
const calmMs = 60_000;
/** Segments of one stream: a minute, three minutes of recording. */
const tooMany: readonly number[] = [20, 60];
const few = 4;

/** Which step of the ladder the line can bear: down while the backlog grows, up again when it is gone. */
export class QualitySteps {
  #step = 0;
  #lookedAt: number | null = null;
  #pendingThen = 0;
  #fewSince: number | null = null;

  /** The new step, or null when nothing changes. */
  next(now: number, pending: number): number | null {
    this.#fewSince = pending <= few ? (this.#fewSince ?? now) : null;
    if (this.#lookedAt === null) {
      this.#lookedAt = now;
      this.#pendingThen = pending;
    }
    if (now - this.#lookedAt < patienceMs) {
      return null;
    }
    const growing = pending > this.#pendingThen;
    this.#lookedAt = now;
    this.#pendingThen = pending;
    if (growing && pending >= (tooMany[this.#step] ?? Number.POSITIVE_INFINITY)) {
      this.#step += 1;
      return this.#step;
    }
    if (this.#step > 0 && this.#fewSince !== null && now - this.#fewSince >= calmMs) {
      this.#step -= 1;
      this.#fewSince = now;
      return this.#step;
    }
    return null;
  }
}
