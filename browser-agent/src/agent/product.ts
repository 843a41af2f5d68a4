import { watchedRules } from '../messages/observations.ts';
import { conditionsFor } from '../rules/conditions.ts';

/** Of this agent. */
export const version = '0.1.0';

/** What recorded and watched, with versions, as product tokens: `vigil-agent/0.1.0 quiz-focus/1 …`. */
export const product = [
  `vigil-agent/${version}`,
  ...new Set(
    watchedRules.flatMap((rule) => conditionsFor(rule, () => false).map(({ detector }) => detector)),
  ),
].join(' ');
