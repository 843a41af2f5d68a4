import type { IncidentCause } from '../../messages/observations.ts';
import type { CheckCode, CheckReason } from '../../messages/system-check.ts';

export interface CheckTexts {
  readonly names: Readonly<Record<CheckCode, string>>;
  readonly purposes: Readonly<Record<CheckCode, string>>;
  readonly remedies: Readonly<Record<CheckReason, string>>;
}

export type IncidentTexts = Readonly<Record<IncidentCause, string>>;
