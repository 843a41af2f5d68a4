import type { IncidentCause, Observation, WatchedRule } from '../messages/observations.ts';
import type { ScreenClass } from '../messages/screen-reading.ts';
import type { Broken, Condition } from './condition.ts';

/** Rules that what is on the shared screen decides. */
export const screenRules = [
  'websites',
  'messengers',
  'calculator',
  'excel',
] as const satisfies readonly WatchedRule[];
export type ScreenRule = (typeof screenRules)[number];

/** What breaks which rule; remote control goes with web sites, as in R4-037 (§5.7). */
const breaches: Readonly<Record<ScreenRule, readonly (readonly [ScreenClass, IncidentCause])[]>> = {
  websites: [
    ['remote-control', 'remote-control-shown'],
    ['website', 'website-shown'],
  ],
  messengers: [['messenger', 'messenger-shown']],
  calculator: [['calculator', 'calculator-shown']],
  excel: [['spreadsheet', 'spreadsheet-shown']],
};

/** Without a look for so long nothing is known any more; a slow computer needs half of it to read a screen. */
export const screenSilenceMs = 30_000;

/** R4-037, R4-050: nothing that is forbidden stands on the shared screen. */
export class NotOnScreen implements Condition {
  readonly rule: ScreenRule;
  readonly detector = 'screen-text-tesseract-7/1';
  readonly source = 'agent';
  readonly needs = ['screen'] as const;
  #seenAt = Number.NEGATIVE_INFINITY;
  #broken: Broken | null = null;

  constructor(rule: ScreenRule) {
    this.rule = rule;
  }

  observe(observation: Observation): void {
    if (observation.kind !== 'screen') {
      return;
    }
    const { at, shown } = observation;
    const since = at - this.#seenAt < screenSilenceMs ? (this.#broken?.since ?? at) : at;
    this.#seenAt = at;
    const [breach] = breaches[this.rule].flatMap(([name, cause]) => {
      const found = shown.find((one) => one.class === name);
      return found ? [{ since, cause, confidence: found.confidence }] : [];
    });
    this.#broken = breach ?? null;
  }

  broken(now: number): Broken | null {
    return now - this.#seenAt < screenSilenceMs ? this.#broken : null;
  }
}
