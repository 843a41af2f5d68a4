/** The lines of the system check, in the server’s words. */
export type CheckCode = 'browser' | 'camera' | 'microphone' | 'screen' | 'displays' | 'upload' | 'storage';

/** What can be wrong; each reason has its remedy in every language. */
export type CheckReason =
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
