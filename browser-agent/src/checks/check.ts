import type { CheckCode, CheckReason } from '../messages/system-check.ts';

export interface CheckResult {
  readonly outcome: 'passed' | 'warned' | 'failed';
  /** Measured value for people and for the server, for example `640×480`. */
  readonly measured: string;
  readonly reason: CheckReason | null;
}

export function passed(measured: string): CheckResult {
  return { outcome: 'passed', measured, reason: null };
}

export function warned(measured: string, reason: CheckReason): CheckResult {
  return { outcome: 'warned', measured, reason };
}

export function failed(measured: string, reason: CheckReason): CheckResult {
  return { outcome: 'failed', measured, reason };
}

/** One line of the system check: performs itself, may be repeated, reports a level while it runs. */
export interface Check {
  readonly code: CheckCode;
  /** Needs a click of the student (the browser's own picker). */
  readonly needsClick: boolean;
  /** @param level 0–1, for the meter */
  perform(level: (value: number) => void): Promise<CheckResult>;
}
