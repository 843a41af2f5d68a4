import {
  type Incident,
  type Observation,
  type RuleNotice,
  type WatchedRule,
  watchedRules,
} from '../messages/observations.ts';
import type { ExamRule } from '../messages/sitting-document.ts';
import { conditionsFor } from './conditions.ts';
import { type Changes, ConditionWatch, DeedWatch } from './rule-watch.ts';

/** Rules of the snapshot that must be watched: forbidden and controlled (R2-024). Others are not even computed. */
export function rulesToWatch(rules: readonly ExamRule[]): readonly WatchedRule[] {
  return watchedRules.filter((code) =>
    rules.some((rule) => rule.code === code && mustBeWatched(rule) && !rule.declined),
  );
}

/** Rules of the snapshot that should be watched, which the examinee did not agree to. */
export function rulesDeclined(rules: readonly ExamRule[]): readonly string[] {
  return rules.filter((rule) => mustBeWatched(rule) && rule.declined).map(({ code }) => code);
}

/** Rules of the snapshot that should be watched and that nothing here can watch: never the same as "nothing found". */
export function rulesWithoutDetector(rules: readonly ExamRule[]): readonly string[] {
  const known: readonly string[] = watchedRules;
  return rules.filter((rule) => mustBeWatched(rule) && !known.includes(rule.code)).map(({ code }) => code);
}

function mustBeWatched({ allowed, lifted, controlled }: ExamRule): boolean {
  return !allowed && !lifted && controlled;
}

/** Observations and the passing of time in, incidents and notices out. */
export class RuleEngine {
  readonly #watches: readonly (ConditionWatch | DeedWatch)[];

  constructor(rules: readonly ExamRule[], newId: () => string) {
    const allowed = (code: string) =>
      rules.some((rule) => rule.code === code && (rule.allowed || rule.lifted));
    this.#watches = rulesToWatch(rules).flatMap((code) => {
      const rule = rules.find((candidate) => candidate.code === code);
      const setting = { thresholdMs: (rule?.thresholdSeconds ?? 0) * 1000, visible: rule?.visible ?? false };
      return conditionsFor(code, allowed).map((condition) =>
        'deed' in condition
          ? new DeedWatch(condition, setting, newId)
          : new ConditionWatch(condition, setting, newId),
      );
    });
  }

  /** Marks that last now; a page that is reloaded hands them to the one after it. */
  get open(): readonly Incident[] {
    return this.#lasting().flatMap((watch) => watch.open ?? []);
  }

  /** Goes on with the marks that a page before this one left open. */
  resume(marks: readonly Incident[], now: number): void {
    for (const mark of marks) {
      const makers = this.#lasting().filter((watch) => watch.makes(mark));
      const same = makers.find(({ detector }) => detector === mark.detector);
      (same ?? makers[0])?.resume(mark, now);
    }
  }

  observe(observation: Observation): Changes {
    return this.#gather((watch) => watch.observe(observation));
  }

  /** Call about once a second: what lasts long enough becomes an incident without a further observation. */
  tick(now: number): Changes {
    return this.#gather((watch) => watch.tick(now));
  }

  close(now: number): Changes {
    return this.#gather((watch) => watch.close(now));
  }

  #lasting(): readonly ConditionWatch[] {
    return this.#watches.filter((watch) => watch instanceof ConditionWatch);
  }

  #gather(look: (watch: ConditionWatch | DeedWatch) => Changes): Changes {
    const incidents: Incident[] = [];
    const notices: RuleNotice[] = [];
    for (const watch of this.#watches) {
      const changes = look(watch);
      incidents.push(...changes.incidents);
      notices.push(...changes.notices);
    }
    return { incidents, notices };
  }
}
