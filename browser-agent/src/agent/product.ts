import { watchedRules } from '../messages/observations.ts';
import { conditionFor } from '../rules/conditions.ts';

/** What recorded and watched, with versions, as product tokens: `vigil-agent/0.1.0 quiz-focus/1 …`. */
export const product = ['vigil-agent/0.1.0', ...watchedRules.map((rule) => conditionFor(rule).detector)].join(
  ' ',
);
