import type { Outlook } from '../analysis/outlook.ts';
import type { WatchedRule } from '../messages/observations.ts';
import type { CameraRecording } from './recording.ts';

/** What a part of it is given to look with. */
export interface Looking {
  readonly recording: CameraRecording;
  readonly watched: ReadonlySet<WatchedRule>;
  readonly outlook: Outlook;
  readonly signal: AbortSignal;
  /** Says how far it came, in milliseconds of the recording. */
  readonly at: (position: number) => void;
}
