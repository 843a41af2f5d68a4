import { watchedRules } from '../messages/observations.ts';
import { version } from '../messages/version.ts';
import { conditionsFor } from '../rules/conditions.ts';

/** What recorded and watched, with versions, as product tokens: `vigil-agent/0.1.0 quiz-focus/1 …`. */
export const product = [
  `vigil-agent/${version}`,
  ...new Set(
    watchedRules.flatMap((rule) => conditionsFor(rule, () => false).map(({ detector }) => detector)),
  ),
].join(' ');
