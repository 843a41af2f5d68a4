import type { NotAnalysedReason, Observation, WatchedRule } from '../messages/observations.ts';

/** What a detector is joined to: the rules that judge, and the ledger of what nobody could see. */
export interface Outlook {
  now(): number;
  observe(observation: Observation): void;
  /** These rules are watched from now on. */
  see(rules: readonly WatchedRule[]): void;
  /** These cannot be watched since then. */
  blind(rules: readonly WatchedRule[], reason: NotAnalysedReason, since: number): void;
}
