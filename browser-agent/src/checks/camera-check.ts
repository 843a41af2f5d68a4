import { isBacklit, isCovered, isDark } from '../messages/picture.ts';
import type { CheckReason } from '../messages/system-check.ts';
import { type Check, type CheckResult, failed, passed, warned } from './check.ts';

/** Mean and spread of a few seconds of picture. */
export interface PictureLook {
  readonly width: number;
  readonly height: number;
  readonly mean: number;
  readonly deviation: number;
  readonly middle: number;
  readonly glaring: number;
}

/** R4-057 asks for 640×480; R4-048 for light enough to see the room. */
export class CameraCheck implements Check {
  readonly code = 'camera';
  readonly needsClick = false;
  readonly #look: () => Promise<PictureLook>;
  readonly #reasonOf: (cause: unknown) => CheckReason;

  constructor(look: () => Promise<PictureLook>, reasonOf: (cause: unknown) => CheckReason) {
    this.#look = look;
    this.#reasonOf = reasonOf;
  }

  async perform(): Promise<CheckResult> {
    try {
      return judge(await this.#look());
    } catch (cause) {
      return failed('', this.#reasonOf(cause));
    }
  }
}

function judge({ width, height, mean, deviation, middle, glaring }: PictureLook): CheckResult {
  const measured = `${width}×${height}`;
  if (width < 640 || height < 480) {
    return failed(measured, 'small-picture');
  }
  if (isCovered(mean, deviation)) {
    return failed(measured, 'covered');
  }
  if (isDark(mean)) {
    return warned(measured, 'dark');
  }
  return isBacklit(middle, glaring) ? warned(measured, 'backlit') : passed(measured);
}
