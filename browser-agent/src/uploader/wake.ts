/** A sleep that something else may end early. */
export class Wake {
  #wake: (() => void) | null = null;
  #woken = false;

  /** Resolves after `milliseconds` or at once when woken, also if that happened just before. */
  sleep(milliseconds: number): Promise<void> {
    if (this.#woken) {
      this.#woken = false;
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#wake = null;
        this.#woken = false;
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      this.#wake = done;
    });
  }

  /** Drops a wake-up that came while nobody slept. */
  forget(): void {
    this.#woken = false;
  }

  wake(): void {
    this.#woken = true;
    this.#wake?.();
  }
}
