import { type Check, type CheckResult, failed, passed } from './check.ts';

const firstBytes = 128 * 1024;
const secondBytes = 1024 * 1024;

/** R4-057: at least the required upload speed, measured against this very server. */
export class UploadCheck implements Check {
  readonly code = 'upload';
  readonly needsClick = false;
  readonly #measure: (bytes: Uint8Array<ArrayBuffer>) => Promise<number>;
  readonly #required: number;

  /** @param required kilobits a second */
  constructor(measure: (bytes: Uint8Array<ArrayBuffer>) => Promise<number>, required: number) {
    this.#measure = measure;
    this.#required = required;
  }

  async perform(level: (value: number) => void): Promise<CheckResult> {
    try {
      // The small one also opens the connection, so that the large one measures the line and not the handshake.
      const first = await this.#measure(noise(firstBytes));
      level(Math.min(1, first / (this.#required * 2)));
      const speed = Math.max(first, await this.#measure(noise(secondBytes)));
      level(Math.min(1, speed / (this.#required * 2)));
      const measured = `${(speed / 1000).toFixed(1)} Mbit/s`;
      return speed >= this.#required ? passed(measured) : failed(measured, 'slow');
    } catch {
      return failed('', 'unreachable');
    }
  }
}

/** Random bytes: nothing on the way can compress them and flatter the line. */
function noise(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 65_536) {
    crypto.getRandomValues(bytes.subarray(at, Math.min(length, at + 65_536)));
  }
  return bytes;
}
