import type { Face } from '../messages/detector-messages.ts';
import type { Observation, WatchedRule } from '../messages/observations.ts';
import type { Broken, Condition } from './condition.ts';

export type FacesSeen = Extract<Observation, { kind: 'faces' }>;

/** Rules that the camera's faces decide. */
export const faceRules = ['absence_in_frame', 'human_assistant'] as const satisfies readonly WatchedRule[];

const detector = 'faces-full-range/1';
/** A face becomes certain at this score; one that was certain stays so until it falls below the lower one. */
const certain = 0.6;
const stillCertain = 0.4;
/** Part of a face that must be within the picture; once it was too little, the larger part is asked for. */
const wholePart = 0.8;
const wholeAgainPart = 0.88;
/** A single look that misses a face is no absence. */
const looksWithoutFace = 2;
/** A second face must be seen in so many of the last looks before it counts: a passing shadow is nobody. */
const looksThatMatter = 3;
const looksWithSecondFace = 2;
/** Darker than this a face may be there without being found. */
const tooDark = 40;
/** Without a look for so long nothing is known any more. */
export const faceSilenceMs = 10_000;

/** Rules of which this look says nothing, for it was too dark to say that nobody is there. */
export function tooDarkFor({ faces, mean }: FacesSeen): readonly WatchedRule[] {
  if (mean >= tooDark) {
    return [];
  }
  const seen = faces.filter(({ score }) => score >= certain).length;
  return faceRules.filter((rule) => (rule === 'absence_in_frame' ? seen < 1 : seen < 2));
}

/** R4-033: nobody is before the camera, or only a part of the face is in its picture. */
export class FaceInFrame implements Condition {
  readonly rule = 'absence_in_frame';
  readonly detector = detector;
  readonly source = 'agent';
  readonly needs = ['faces'] as const;
  #present = true;
  #whole = true;
  #seenAt = Number.NEGATIVE_INFINITY;
  #looks = 0;
  #broken: Broken | null = null;

  observe(observation: Observation): void {
    if (observation.kind !== 'faces') {
      return;
    }
    this.#forgetWhenSilent(observation.at);
    this.#seenAt = observation.at;
    const [face] = observation.faces;
    this.#present = (face?.score ?? 0) >= (this.#present ? stillCertain : certain);
    this.#whole = !face || partWithin(face) >= (this.#whole ? wholePart : wholeAgainPart);
    if (tooDarkFor(observation).includes(this.rule) || (this.#present && this.#whole)) {
      this.#broken = null;
      this.#looks = 0;
      return;
    }
    this.#looks += 1;
    const since = this.#broken?.since ?? observation.at;
    const score = face?.score ?? 0;
    this.#broken =
      this.#present && face
        ? {
            since,
            cause: 'face-cut',
            confidence: score,
            reading: { of: 'face-part', value: partWithin(face), limit: wholePart },
          }
        : {
            since,
            cause: 'face-missing',
            confidence: 1 - score,
            reading: { of: 'face-score', value: score, limit: certain },
          };
  }

  broken(now: number): Broken | null {
    const known = this.#looks >= looksWithoutFace && now - this.#seenAt < faceSilenceMs;
    return known ? this.#broken : null;
  }

  #forgetWhenSilent(at: number): void {
    if (at - this.#seenAt >= faceSilenceMs) {
      this.#broken = null;
      this.#looks = 0;
    }
  }
}

/** R4-040: more than one person is before the camera, told by their faces. */
export class AloneBeforeCamera implements Condition {
  readonly rule = 'human_assistant';
  readonly detector = detector;
  readonly source = 'agent';
  readonly needs = ['faces'] as const;
  #looks: readonly { readonly at: number; readonly second: boolean; readonly score: number }[] = [];
  #broken: Broken | null = null;

  observe(observation: Observation): void {
    if (observation.kind !== 'faces') {
      return;
    }
    const at = observation.at;
    const score = observation.faces[1]?.score ?? 0;
    const fresh = this.#looks.filter((look) => at - look.at < faceSilenceMs);
    if (fresh.length === 0) {
      this.#broken = null;
    }
    const second = score >= (this.#broken ? stillCertain : certain);
    this.#looks = [...fresh, { at, second, score }].slice(-looksThatMatter);
    const seen = this.#looks.filter((look) => look.second);
    if (this.#broken) {
      // Somebody who turns away for a moment is merged into one incident by the engine.
      this.#broken = second ? this.#broken : null;
    } else if (seen[0] && seen.length >= looksWithSecondFace) {
      const confidence = Math.min(...seen.map((look) => look.score));
      const reading = { of: 'face-score', value: confidence, limit: certain } as const;
      this.#broken = { since: seen[0].at, cause: 'second-person', confidence, reading };
    }
  }

  broken(now: number): Broken | null {
    const last = this.#looks.at(-1);
    return last && now - last.at < faceSilenceMs ? this.#broken : null;
  }
}

/** How much of a face lies within the picture, 0–1. */
function partWithin({ left, top, right, bottom }: Face): number {
  const inside = (from: number, to: number) =>
    Math.max(0, Math.min(to, 1) - Math.max(from, 0)) / (to - from || 1);
  return inside(left, right) * inside(top, bottom);
}
