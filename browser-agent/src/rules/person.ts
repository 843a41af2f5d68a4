import type { Observation, WatchedRule } from '../messages/observations.ts';
import type { Broken, Condition } from './condition.ts';

/** Rules that a comparison of faces decides. */
export const personRules = ['same_person'] as const satisfies readonly WatchedRule[];

/** Further apart than this two faces are hardly one person's; what was apart stays so until it is closer. */
const apart = 0.54;
const stillApart = 0.5;
/** So many of the last looks must agree: a grimace, a hand or a shadow is nobody else. */
const looksThatMatter = 5;
const looksThatAgree = 4;
/** Without a look for so long nothing is known any more. */
export const personSilenceMs = 60_000;

interface Look {
  readonly at: number;
  readonly distance: number;
}

/** R4-031: who sits the exam is who was photographed at the identification. A hint: faces alike are no proof. */
export class SamePerson implements Condition {
  readonly rule = 'same_person';
  readonly detector = 'person-dlib-resnet/1';
  readonly source = 'agent';
  readonly needs = ['person'] as const;
  #looks: readonly Look[] = [];
  #broken: Broken | null = null;

  observe(observation: Observation): void {
    if (observation.kind !== 'person') {
      return;
    }
    const { at, distance } = observation;
    const fresh = this.#looks.filter((look) => at - look.at < personSilenceMs);
    if (fresh.length === 0) {
      this.#broken = null;
    }
    this.#looks = [...fresh, { at, distance }].slice(-looksThatMatter);
    const far = this.#looks.filter((look) => look.distance > (this.#broken ? stillApart : apart));
    if (far.length < looksThatAgree) {
      this.#broken = null;
      return;
    }
    const mean = far.reduce((sum, look) => sum + look.distance, 0) / far.length;
    this.#broken = {
      since: this.#broken?.since ?? far[0]?.at ?? at,
      cause: 'other-person',
      // Half sure at the threshold, all but sure where nobody's two pictures are that far apart.
      confidence: Math.min(0.99, 0.5 + (mean - stillApart)),
      reading: { of: 'face-distance', value: mean, limit: apart },
    };
  }

  broken(now: number): Broken | null {
    const last = this.#looks.at(-1);
    return last && now - last.at < personSilenceMs ? this.#broken : null;
  }
}
