import { Remembered } from '../browser/remembered.ts';
import { decodeBaseline, type GazeBaseline } from '../messages/gaze.ts';

/** What the equipment check found to be straight ahead; the exam window goes on with it, also after a reload. */
export function gazeBaseline(sitting: string): Remembered<GazeBaseline | null> {
  return new Remembered(`vigil.straight-ahead.${sitting}`, decodeBaseline);
}
