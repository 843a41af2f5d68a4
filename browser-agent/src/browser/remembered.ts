/** Something small that survives the reload of this tab, and is kept at once, also while the page goes away. */
export class Remembered<T> {
  readonly #key: string;
  readonly #decode: (value: unknown) => T;

  /** @param decode of what an earlier page kept, or of `null` */
  constructor(key: string, decode: (value: unknown) => T) {
    this.#key = key;
    this.#decode = decode;
  }

  get value(): T {
    return this.#decode(JSON.parse(sessionStorage.getItem(this.#key) ?? 'null'));
  }

  set value(value: T) {
    sessionStorage.setItem(this.#key, JSON.stringify(value));
  }
}
