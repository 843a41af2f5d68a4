/**
 * Samples in the order in which they come, in the same memory: a worker that allocates little else clears up so rarely
 * that megabytes of arrays wait in it, each used for the hundredth part of a second.
 */
export class SampleQueue {
  #all = new Float32Array(0);
  #length = 0;

  /** What waits; good until the next change. */
  get waiting(): Float32Array {
    return this.#all.subarray(0, this.#length);
  }

  push(samples: Float32Array): void {
    const length = this.#length + samples.length;
    if (length > this.#all.length) {
      const larger = new Float32Array(2 * length);
      larger.set(this.waiting);
      this.#all = larger;
    }
    this.#all.set(samples, this.#length);
    this.#length = length;
  }

  /** Takes away so many of the first. */
  drop(count: number): void {
    this.#all.copyWithin(0, count, this.#length);
    this.#length -= count;
  }
}

/** The array itself where it has this length, else a new one. */
export function ofLength(array: Float32Array<ArrayBuffer>, length: number): Float32Array<ArrayBuffer> {
  return array.length === length ? array : new Float32Array(length);
}
