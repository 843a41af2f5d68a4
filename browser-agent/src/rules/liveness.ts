import type { Gaze } from '../messages/detector-messages.ts';
import { baselineOf, type GazeBaseline } from '../messages/gaze.ts';
import type { Liveness, LivenessStep } from '../messages/liveness.ts';

/** The mesh tells less of a turn than there is: a clear one reads so many degrees. */
const turned = 10;
/** Back to where it began, give or take. */
const straight = 6;
/** Eyes closed to this part of how far they are usually open. */
const closed = 0.6;
const openAgain = 0.8;
/** R4-031: so long for each movement; a face that is not to be seen uses it up, too. */
export const stepMs = 12_000;

/** A turn to the examinee's left is one to the picture's right, and counts as positive. */
const side: Readonly<Record<'left' | 'right', number>> = { left: 1, right: -1 };

/**
 * Asks a face for movements, one after another: each must be made and taken back in time. Pure: what was read and when
 * is given, so the same readings always end the same way.
 */
export class LivenessChallenge {
  readonly #asked: readonly LivenessStep[];
  #first: readonly Gaze[] = [];
  #baseline: GazeBaseline | null = null;
  #begun = 0;
  #stepBegun = 0;
  #done = 0;
  /** The movement of this step was made and must be taken back. */
  #made = false;
  #ended: Liveness | null = null;

  constructor(asked: readonly LivenessStep[]) {
    this.#asked = asked;
  }

  /** What is asked for now; null while it looks how the face is at rest, and once it is over. */
  get step(): LivenessStep | null {
    return this.#baseline && !this.#ended ? (this.#asked[this.#done] ?? null) : null;
  }

  get done(): number {
    return this.#done;
  }

  get result(): Liveness | null {
    return this.#ended;
  }

  /** A look at the camera; null where no face can be read. */
  look(gaze: Gaze | null, at: number): void {
    if (this.#ended) {
      return;
    }
    this.#stepBegun ||= at;
    this.#begun ||= at;
    if (at - this.#stepBegun > stepMs) {
      this.#end('failed', at);
    } else if (gaze && !this.#baseline) {
      this.#first = [...this.#first, gaze];
      this.#baseline = baselineOf(this.#first);
      this.#begun = this.#stepBegun = at;
    } else if (gaze && this.#baseline) {
      this.#judge(gaze, this.#baseline, at);
    }
  }

  #judge(gaze: Gaze, baseline: GazeBaseline, at: number): void {
    const step = this.#asked[this.#done];
    if (!step) {
      return;
    }
    const [made, back] =
      step === 'blink'
        ? [gaze.openness < baseline.openness * closed, gaze.openness > baseline.openness * openAgain]
        : [(gaze.yaw - baseline.yaw) * side[step] > turned, Math.abs(gaze.yaw - baseline.yaw) < straight];
    this.#made ||= made;
    if (this.#made && back) {
      this.#made = false;
      this.#done += 1;
      this.#stepBegun = at;
      if (this.#done === this.#asked.length) {
        this.#end('passed', at);
      }
    }
  }

  #end(outcome: 'passed' | 'failed', at: number): void {
    this.#ended = { outcome, asked: this.#asked, seconds: (at - this.#begun) / 1000 };
  }
}
