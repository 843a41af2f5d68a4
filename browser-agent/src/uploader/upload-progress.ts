const windowMs = 10_000;

/** Speed over the last ten seconds, of what the server confirmed. */
export class UploadSpeed {
  readonly #receipts: { at: number; bytes: number }[] = [];

  confirmed(at: number, bytes: number): void {
    this.#receipts.push({ at, bytes });
  }

  /** Bits a second. */
  at(now: number): number {
    while (this.#receipts[0] && this.#receipts[0].at < now - windowMs) {
      this.#receipts.shift();
    }
    const bytes = this.#receipts.reduce((sum, receipt) => sum + receipt.bytes, 0);
    const span = Math.max(1000, now - (this.#receipts[0]?.at ?? now));
    return (bytes * 8000) / span;
  }
}
