import type { SoundSample } from '../../messages/detector-messages.ts';
import { DetectorHost } from '../detector-host.ts';

/** Measures loudness; a level meter wants it more often than the rules do. */
export function startSoundDetector(track: MediaStreamTrack, everyMs: number): DetectorHost<SoundSample> {
  const worker = new Worker(new URL('./sound.worker.ts', import.meta.url), { type: 'module' });
  return new DetectorHost<SoundSample>(track, worker, everyMs);
}
