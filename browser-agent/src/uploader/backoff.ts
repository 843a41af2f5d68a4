/** Exponential back-off with jitter, so that a hall of students does not come back in one second. */
export class Backoff {
  readonly #firstMs: number;
  readonly #lastMs: number;
  readonly #random: () => number;
  #failures = 0;

  constructor(firstMs = 1000, lastMs = 30_000, random: () => number = Math.random) {
    this.#firstMs = firstMs;
    this.#lastMs = lastMs;
    this.#random = random;
  }

  /** How long to wait after one more failure: half fixed, half by chance; never less than the server asked for. */
  next(askedMs = 0): number {
    const ceiling = Math.min(this.#lastMs, this.#firstMs * 2 ** this.#failures);
    this.#failures += 1;
    return Math.max(ceiling / 2, askedMs) + (ceiling / 2) * this.#random();
  }

  reset(): void {
    this.#failures = 0;
  }
}
