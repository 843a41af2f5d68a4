const askMs = 15_000;

/** Watches how much room the browser has left; tells once when it becomes little, and again only after it was not. */
export class RoomWatch {
  readonly #little: number;
  readonly #estimate: () => Promise<StorageEstimate>;
  #askedAt = Number.NEGATIVE_INFINITY;
  #told = false;

  /** @param little bytes of which one should be told */
  constructor(little: number, estimate = () => navigator.storage.estimate()) {
    this.#little = little;
    this.#estimate = estimate;
  }

  /** The bytes left when this is the moment to tell of them, else null. */
  async look(now: number): Promise<number | null> {
    if (now - this.#askedAt < askMs) {
      return null;
    }
    this.#askedAt = now;
    const { quota, usage } = await this.#estimate();
    const left = (quota ?? 0) - (usage ?? 0);
    const tell = left < this.#little && !this.#told;
    this.#told = left < this.#little;
    return tell ? Math.max(0, left) : null;
  }
}
