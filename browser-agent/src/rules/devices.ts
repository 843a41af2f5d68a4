import type { CaptureDevice, Observation, WatchedRule } from '../messages/observations.ts';
import type { Broken, Condition, Deed, DeedCondition } from './condition.ts';
import { soundsMadeUp, soundsWornOnEars } from './device-names.ts';

const detector = 'device-labels/1';
/** A name is a hint and no proof: headphones may lie on the desk, and a name may be anything. */
const byNameAlone = 0.5;

/** R4-041: a device is connected that is worn on the ears, as far as its name tells. */
export class HeadphonesOff implements Condition {
  readonly rule = 'headphones';
  readonly detector = detector;
  readonly source = 'agent';
  readonly needs = ['sound-devices'] as const;
  #since: number | null = null;

  observe(observation: Observation): void {
    if (observation.kind === 'sound-devices') {
      const connected = observation.labels.some(soundsWornOnEars);
      this.#since = connected ? (this.#since ?? observation.at) : null;
    }
  }

  broken(): Broken | null {
    return this.#since === null
      ? null
      : { since: this.#since, cause: 'headphones-connected', confidence: byNameAlone };
  }
}

/** R4-035, R4-045: another device records than before, or one that, as far as its name tells, a program makes. */
export class SameDevice implements DeedCondition {
  readonly rule: WatchedRule;
  readonly detector = detector;
  readonly source = 'agent';
  readonly needs = ['capture-device'] as const;
  readonly #device: CaptureDevice['device'];
  #before: CaptureDevice | null = null;

  constructor(device: CaptureDevice['device']) {
    this.rule = device === 'camera' ? 'camera_picture' : 'microphone_on';
    this.#device = device;
  }

  deed(observation: Observation): Deed | null {
    if (observation.kind !== 'capture-device' || observation.device !== this.#device) {
      return null;
    }
    const before = this.#before;
    this.#before = observation;
    if (observation.told) {
      return null;
    }
    const swapped = before !== null && (before.id !== observation.id || before.label !== observation.label);
    if (soundsMadeUp(observation.label) && (before === null || swapped)) {
      return { cause: `${this.#device}-made-up`, confidence: byNameAlone };
    }
    return swapped ? { cause: `${this.#device}-swapped` } : null;
  }
}
