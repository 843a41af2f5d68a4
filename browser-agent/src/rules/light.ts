import type { IncidentCause, Observation } from '../messages/observations.ts';
import { isBacklit, isCovered, isDark } from '../messages/picture.ts';
import type { Broken, Condition } from './condition.ts';

/** Looks in a row that must agree: a camera finds its exposure within a second. */
const looksThatAgree = 4;

/** R4-048: the student and the room behind must be seen. A covered lens is no dark room and is another rule's. */
export class LightEnough implements Condition {
  readonly rule = 'light';
  readonly detector = 'picture-light/1';
  readonly source = 'agent';
  #poor: { readonly cause: IncidentCause; readonly since: number; looks: number } | null = null;

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
      this.#poor = { cause, since: this.#poor?.since ?? at, looks: (this.#poor?.looks ?? 0) + 1 };
    }
  }

  broken(): Broken | null {
    const poor = this.#poor;
    return poor && poor.looks >= looksThatAgree ? { since: poor.since, cause: poor.cause } : null;
  }
}
