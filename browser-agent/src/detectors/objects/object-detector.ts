import type { Download } from '../../browser/model-store.ts';
import type { ObjectsSample } from '../../messages/detector-messages.ts';
import { DetectorHost } from '../detector-host.ts';
import { objectDownload, runtimeDownload } from '../models/model-downloads.ts';

/** What the detector needs, to be fetched before it is. */
export const objectDownloads: readonly Download[] = [runtimeDownload, objectDownload];

/** A book is not put away within seconds; a look costs ten times one for faces. */
const objectsMs = 2500;

/** Looks for books and other computers; its model comes from our own host when this is called, and only then. */
export function startObjectDetector(track: MediaStreamTrack): DetectorHost<ObjectsSample> {
  const worker = new Worker(new URL('./objects.worker.ts', import.meta.url), { type: 'module' });
  return new DetectorHost<ObjectsSample>(track, worker, objectsMs);
}
