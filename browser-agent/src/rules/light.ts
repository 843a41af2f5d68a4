import type { Observation, Reading } from '../messages/observations.ts';
import { dark, isBacklit, isCovered, isDark, shaded } from '../messages/picture.ts';
import type { Broken, Condition } from './condition.ts';

/** Looks in a row that must agree: a camera finds its exposure within a second. */
const looksThatAgree = 4;

/** R4-048: the student and the room behind must be seen. A covered lens is no dark room and is another rule's. */
export class LightEnough implements Condition {
  readonly rule = 'light';
  readonly detector = 'picture-light/1';
  readonly source = 'agent';
  readonly needs = ['picture'] as const;
  #poor: (Omit<Broken, 'confidence'> & { readonly looks: number }) | null = null;

  observe(observation: Observation): void {
    if (observation.kind !== 'picture') {
      return;
    }
    const { at, mean, deviation, middle, glaring } = observation;
    const was = this.#poor?.cause;
    const cause = isCovered(mean, deviation)
      ? null
      : isDark(mean, was === 'room-dark')
        ? 'room-dark'
        : isBacklit(middle, glaring, was === 'backlit')
          ? 'backlit'
          : null;
    if (cause === null) {
      this.#poor = null;
    } else {
      const reading: Reading =
        cause === 'room-dark'
          ? { of: 'light', value: mean, limit: dark }
          : { of: 'middle-light', value: middle, limit: shaded };
      const { since = at, looks = 0 } = this.#poor ?? {};
      this.#poor = { cause, since, looks: looks + 1, reading };
    }
  }

  broken(): Broken | null {
    const poor = this.#poor;
    if (poor === null || poor.looks < looksThatAgree) {
      return null;
    }
    const { looks, ...broken } = poor;
    return broken;
  }
}
