import type { Download } from '../../browser/model-store.ts';
import type { FacesSample } from '../../messages/detector-messages.ts';
import { DetectorHost, type Source } from '../detector-host.ts';
import { faceDownload, meshDownload, runtimeDownload } from '../models/model-downloads.ts';

/** What the detector needs, to be fetched before it is. */
export const faceDownloads: readonly Download[] = [runtimeDownload, faceDownload];
/** The same, where it reads the gaze, too. */
export const gazeDownloads: readonly Download[] = [...faceDownloads, meshDownload];

/** How often faces are looked for; a glance is shorter than an absence. */
export const facesMs = 500;
export const gazeMs = 250;

/**
 * Looks for faces and, where asked, from the same frames for where the surest one looks. Its models come from our own
 * host when this is called, and only then.
 */
export function startFaceDetector(
  source: Source,
  { gaze }: { readonly gaze: boolean },
): DetectorHost<FacesSample> {
  const worker = new Worker(new URL('./face.worker.ts', import.meta.url), { type: 'module' });
  return new DetectorHost<FacesSample>(source, worker, gaze ? gazeMs : facesMs, 1, { gaze });
}
