import type { FacesSample } from '../../messages/detector-messages.ts';
import { DetectorHost } from '../detector-host.ts';

/** Looks for faces twice a second; its model comes from our own host when this is called, and only then. */
export function startFaceDetector(track: MediaStreamTrack): DetectorHost<FacesSample> {
  const worker = new Worker(new URL('./face.worker.ts', import.meta.url), { type: 'module' });
  return new DetectorHost<FacesSample>(track, worker, 500);
}
