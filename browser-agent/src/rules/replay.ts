import type { Incident, Observation } from '../messages/observations.ts';
import type { ExamRule } from '../messages/sitting-document.ts';
import { RuleEngine } from './rule-engine.ts';
import type { Changes } from './rule-watch.ts';

/** The agent looks at the passing of time about as often. */
const tickMs = 1000;

/**
 * The marks that these observations give, in the order of their beginnings, whenever and wherever it is asked: the
 * engine that judged them live, with their own times.
 */
export function replay(
  rules: readonly ExamRule[],
  observations: readonly Observation[],
  until: number,
  newId: () => string,
): readonly Incident[] {
  const engine = new RuleEngine(rules, newId);
  const marks = new Map<string, Incident>();
  const keep = ({ incidents }: Changes) => {
    for (const incident of incidents) {
      marks.set(incident.id, incident);
    }
  };
  const inOrder = [...observations].sort((one, other) => one.at - other.at);
  let ticked = inOrder[0]?.at ?? until;
  const tickTo = (at: number) => {
    for (; ticked + tickMs <= at; ticked += tickMs) {
      keep(engine.tick(ticked + tickMs));
    }
  };
  for (const observation of inOrder) {
    tickTo(observation.at);
    keep(engine.observe(observation));
  }
  tickTo(until);
  keep(engine.close(until));
  return [...marks.values()].sort((one, other) => one.startedAt - other.startedAt);
}
