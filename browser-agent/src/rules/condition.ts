import type { IncidentCause, Observation, Reading, WatchedRule } from '../messages/observations.ts';

/** A condition as it stands: broken, since when, and by what. */
export interface Broken {
  readonly since: number;
  readonly cause: IncidentCause;
  /** How sure it is, 0–1; a fact that needs no guessing leaves it out. */
  readonly confidence?: number;
  /** Seen so until then; a pause that may be the end of it is not counted. Left out, it is so now. */
  readonly until?: number;
  /** How often it happened, where the condition counts. */
  readonly count?: number;
  /** What was measured; a fact that needs no measuring leaves it out. */
  readonly reading?: Reading;
}

/**
 * How one rule reads observations. It only remembers; durations, merging and notices are the engine's, and time
 * arrives as an argument, so the same observations always give the same incidents.
 */
export interface Condition {
  readonly rule: WatchedRule;
  /** Name and version of the method, stored with each mark. */
  readonly detector: string;
  readonly source: 'agent' | 'loader';
  /** It can say nothing before each of these was told. */
  readonly needs: readonly Observation['kind'][];
  /** How often is too often; a condition without it is measured in seconds, against the exam's own threshold. */
  readonly counts?: number;
  observe(observation: Observation): void;
  broken(now: number): Broken | null;
}

/** Something done, and how sure that is; a fact that needs no guessing leaves it out. */
export interface Deed {
  readonly cause: IncidentCause;
  readonly confidence?: number;
}

/** A condition made of deeds (copied, printed) instead of states: each deed counts. */
export interface DeedCondition {
  readonly rule: WatchedRule;
  readonly detector: string;
  readonly source: 'agent' | 'loader';
  readonly needs: readonly Observation['kind'][];
  /** What this observation is of it. */
  deed(observation: Observation): Deed | null;
}
