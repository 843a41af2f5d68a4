/** The lines of the system check, in the server’s words. */
export type CheckCode =
  | 'browser'
  | 'camera'
  | 'face'
  | 'microphone'
  | 'screen'
  | 'displays'
  | 'upload'
  | 'storage'
  | 'models';

/** What can be wrong; each reason has its remedy in every language. */
export type CheckReason =
  | 'mobile'
  | 'unsupported'
  | 'denied'
  | 'missing'
  | 'busy'
  | 'small-picture'
  | 'dark'
  | 'backlit'
  | 'no-face'
  | 'no-analysis'
  | 'covered'
  | 'silent'
  | 'not-monitor'
  | 'second-display'
  | 'unknown-displays'
  | 'slow'
  | 'unreachable'
  | 'little-storage'
  | 'no-models'
  | 'other';
