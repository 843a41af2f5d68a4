import type { IncidentCause } from '../../messages/observations.ts';

export type CheckTextCode =
  | 'browser'
  | 'camera'
  | 'microphone'
  | 'screen'
  | 'displays'
  | 'upload'
  | 'storage';

export type RemedyCode =
  | 'mobile'
  | 'unsupported'
  | 'denied'
  | 'missing'
  | 'busy'
  | 'small-picture'
  | 'dark'
  | 'covered'
  | 'silent'
  | 'not-monitor'
  | 'second-display'
  | 'unknown-displays'
  | 'slow'
  | 'unreachable'
  | 'little-storage'
  | 'other';

export interface CheckTexts {
  readonly names: Readonly<Record<CheckTextCode, string>>;
  readonly purposes: Readonly<Record<CheckTextCode, string>>;
  readonly remedies: Readonly<Record<RemedyCode, string>>;
}

export type IncidentTexts = Readonly<Record<IncidentCause, string>>;
