import type { Observation } from '../messages/observations.ts';

/** Lips that come this much closer or further apart, in parts of the mouth's width, have moved; closed ones tremble by less than half of it. */
const moved = 0.025;
/** Who speaks opens and closes: one change alone is a smile, a yawn, or another face. */
const fewestMoves = 2;
const windowMs = 1500;
/** Readings further apart than this are not of one movement. */
const togetherMs = 700;
/** Fewer readings say nothing of the lips. */
const fewestReadings = 5;

/** Whether the lips of who sits before the camera move as in speech; null where they cannot be seen. */
export class Lips {
  #readings: readonly { readonly at: number; readonly mouth: number }[] = [];

  observe(observation: Observation): void {
    if (observation.kind === 'gaze') {
      const { at, gaze } = observation;
      const last = this.#readings.at(-1);
      const before = last && at - last.at <= togetherMs ? this.#readings : [];
      this.#readings = [...before.filter((one) => at - one.at <= windowMs), { at, mouth: gaze.mouth }];
    }
  }

  speak(now: number): boolean | null {
    const seen = this.#readings.filter(({ at }) => now - at <= windowMs);
    if (seen.length < fewestReadings) {
      return null;
    }
    const changes = seen.slice(1).map(({ mouth }, index) => Math.abs(mouth - (seen[index]?.mouth ?? mouth)));
    return changes.filter((change) => change >= moved).length >= fewestMoves;
  }
}
