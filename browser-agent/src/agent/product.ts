import { watchedRules } from '../messages/observations.ts';
import { conditionFor } from '../rules/conditions.ts';

/** Of this agent. */
export const version = '0.1.0';

/** What recorded and watched, with versions, as product tokens: `vigil-agent/0.1.0 quiz-focus/1 …`. */
export const product = [
  `vigil-agent/${version}`,
  ...watchedRules.map((rule) => conditionFor(rule).detector),
].join(' ');
