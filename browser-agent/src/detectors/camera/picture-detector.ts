import type { PictureSample } from '../../messages/detector-messages.ts';
import { DetectorHost } from '../detector-host.ts';

/** Looks at the camera's picture four times a second. */
export function startPictureDetector(track: MediaStreamTrack): DetectorHost<PictureSample> {
  const worker = new Worker(new URL('./picture.worker.ts', import.meta.url), { type: 'module' });
  return new DetectorHost<PictureSample>(track, worker, 250);
}
