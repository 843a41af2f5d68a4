/** A number that survives the reload of this tab. */
export class RememberedNumber {
  readonly #key: string;

  constructor(key: string) {
    this.#key = key;
  }

  get value(): number {
    return Number(sessionStorage.getItem(this.#key) ?? 0);
  }

  set value(value: number) {
    sessionStorage.setItem(this.#key, String(value));
  }
}
