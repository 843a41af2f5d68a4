import { Signal } from '../browser/signal.ts';
import { type LoudnessPiece, letterOf } from '../messages/loudness.ts';

const every = 500;
const moments = 120;
/** What was heard of speech holds for the moment it was heard in. */
const speechHoldsMs = 2 * every;
/** A pause this long is no jitter of the worker: what comes after it is another piece. */
const longestHole = 3;

/**
 * How loud it is, for the reviewer's waveform. Kept here, where the sound is measured anyway, and not by decoding hours
 * of it later.
 */
export class Loudness {
  readonly pieces = new Signal<LoudnessPiece>();
  #from = 0;
  #levels = '';
  #spokenAt = Number.NEGATIVE_INFINITY;

  /** Somebody speaks, as far as that is listened for. */
  spoken(at: number): void {
    this.#spokenAt = at;
  }

  add(at: number, rms: number): void {
    const letter = letterOf(rms, at - this.#spokenAt < speechHoldsMs);
    const hole = Math.round((at - this.#from) / every) - this.#levels.length;
    if (this.#levels.length > 0 && (hole > longestHole || hole < -1)) {
      this.give();
    }
    if (this.#levels.length === 0) {
      this.#from = at;
      this.#levels = letter;
      return;
    }
    // Two in one moment count once; a missed moment was as loud as this one.
    this.#levels += letter.repeat(Math.max(0, hole + 1));
    if (this.#levels.length >= moments) {
      this.give();
    }
  }

  /** What was measured since the last full piece. */
  give(): void {
    if (this.#levels.length > 0) {
      const piece = { id: crypto.randomUUID(), from: Math.round(this.#from), every, levels: this.#levels };
      this.#levels = '';
      this.pieces.emit(piece);
    }
  }
}
