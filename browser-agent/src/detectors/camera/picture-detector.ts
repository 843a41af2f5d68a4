import type { PictureSample } from '../../messages/detector-messages.ts';
import { DetectorHost, type Source } from '../detector-host.ts';

/** Looks at the camera's picture four times a second. */
export function startPictureDetector(source: Source): DetectorHost<PictureSample> {
  const worker = new Worker(new URL('./picture.worker.ts', import.meta.url), { type: 'module' });
  return new DetectorHost<PictureSample>(source, worker, 250);
}
