import type { Outlook } from '../analysis/outlook.ts';
import type { Observation, WatchedRule } from '../messages/observations.ts';
import type { CameraRecording } from './recording.ts';

/** What a part of it is given to look with. */
export interface Looking {
  readonly recording: CameraRecording;
  readonly watched: ReadonlySet<WatchedRule>;
  readonly outlook: Outlook;
  readonly signal: AbortSignal;
  /** A detector that tells of these has looked, whether or not there was anything to be seen. */
  readonly looked: (...kinds: readonly Observation['kind'][]) => void;
  /** Says how far it came, in milliseconds of the recording. */
  readonly at: (position: number) => void;
}
