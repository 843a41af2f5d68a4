import type { SeenObject } from '../messages/detector-messages.ts';
import type { IncidentCause, Observation, WatchedRule } from '../messages/observations.ts';
import type { Broken, Condition } from './condition.ts';

export type ObjectsSeen = Extract<Observation, { kind: 'objects' }>;

/** Rules that things in the picture decide. */
export const objectRules = ['books', 'gadgets'] as const satisfies readonly WatchedRule[];

/** Sure enough, by what it is; measured on drawn and photographed things, see the error report. */
const certain: Readonly<Record<SeenObject['label'], number>> = {
  book: 0.35,
  laptop: 0.45,
  monitor: 0.45,
  phone: 0.4,
};
/** What was certain stays so until it is this much fainter. */
const leeway = 0.1;
/** A thing must be seen in so many of the last looks. */
const looksThatMatter = 3;
const looksWithThing = 2;
/** Darker than this the model sees things that are not there. */
const tooDark = 60;
/** Without a look for so long nothing is known any more. */
export const objectSilenceMs = 30_000;

/** Whether this look says nothing, for it was too dark. */
export function tooDarkForObjects({ mean }: ObjectsSeen): boolean {
  return mean < tooDark;
}

interface Look {
  readonly at: number;
  readonly score: number;
  readonly seen: boolean;
}

/** A thing that must not be there is in the picture. */
class ThingsAway implements Condition {
  readonly rule: (typeof objectRules)[number];
  readonly detector: string;
  readonly source = 'agent';
  readonly needs = ['objects'] as const;
  readonly #causes: Readonly<Partial<Record<SeenObject['label'], IncidentCause>>>;
  #looks: readonly Look[] = [];
  #broken: Broken | null = null;

  constructor(
    rule: (typeof objectRules)[number],
    detector: string,
    causes: Partial<Record<SeenObject['label'], IncidentCause>>,
  ) {
    this.rule = rule;
    this.detector = detector;
    this.#causes = causes;
  }

  observe(observation: Observation): void {
    if (observation.kind !== 'objects' || tooDarkForObjects(observation)) {
      return;
    }
    const { at } = observation;
    const fresh = this.#looks.filter((look) => at - look.at < objectSilenceMs);
    if (fresh.length === 0) {
      this.#broken = null;
    }
    const [thing] = observation.objects.filter(
      ({ label, score }) =>
        this.#causes[label] !== undefined && score >= certain[label] - (this.#broken ? leeway : 0),
    );
    this.#looks = [...fresh, { at, score: thing?.score ?? 0, seen: thing !== undefined }].slice(
      -looksThatMatter,
    );
    const seen = this.#looks.filter((look) => look.seen);
    const cause = thing && this.#causes[thing.label];
    if (seen.length < looksWithThing) {
      this.#broken = null;
    } else if (cause) {
      const since = this.#broken?.since ?? seen[0]?.at ?? at;
      const confidence = Math.max(...seen.map(({ score }) => score));
      const reading = { of: 'thing-score', value: confidence, limit: certain[thing.label] } as const;
      this.#broken = { since, cause, confidence, reading };
    }
  }

  broken(now: number): Broken | null {
    const last = this.#looks.at(-1);
    return last && now - last.at < objectSilenceMs ? this.#broken : null;
  }
}

const ssd = 'objects-ssd-oidv4/1';
const centerNet = 'objects-centernet-coco/1';

/** R4-038: no reference book lies open in view. */
export function booksAway(): Condition {
  return new ThingsAway('books', ssd, { book: 'book-seen' });
}

/** R4-039, R4-036: no other computer and no other screen is in view. */
export function computersAway(): Condition {
  return new ThingsAway('gadgets', ssd, { laptop: 'computer-seen', monitor: 'screen-seen' });
}

/** R4-039: no phone is in view; another model than the one for computers knows them. */
export function phonesAway(): Condition {
  return new ThingsAway('gadgets', centerNet, { phone: 'phone-seen' });
}
