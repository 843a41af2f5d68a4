import type { Gaze } from '../messages/detector-messages.ts';
import { baselineOf, type GazeBaseline } from '../messages/gaze.ts';
import { type Check, type CheckResult, passed, warned } from './check.ts';

/** What a few seconds before the camera gave. */
export interface FaceLooks {
  readonly looks: number;
  readonly withFace: number;
  readonly gazes: readonly Gaze[];
}

/** How the looks are made; `progress` is 0–1. */
export type LookAtFace = (progress: (value: number) => void) => Promise<FaceLooks>;

/**
 * Tries what watches the face before the exam needs it, and learns where the student looks when the screen is looked
 * at (R4-034). It warns and never stops anybody: what cannot be watched is reported as not analysed.
 */
export class FaceCheck implements Check {
  readonly code = 'face';
  readonly needsClick = false;
  readonly #look: LookAtFace;
  readonly #calibrated: (baseline: GazeBaseline | null) => void;

  constructor(look: LookAtFace, calibrated: (baseline: GazeBaseline | null) => void) {
    this.#look = look;
    this.#calibrated = calibrated;
  }

  async perform(level: (value: number) => void): Promise<CheckResult> {
    try {
      const { looks, withFace, gazes } = await this.#look(level);
      this.#calibrated(baselineOf(gazes));
      const measured = `${withFace}/${looks}`;
      return withFace * 2 > looks ? passed(measured) : warned(measured, 'no-face');
    } catch (cause) {
      console.warn('the face is not watched on this computer', cause);
      return warned('', 'no-analysis');
    }
  }
}
