import type { Download } from '../../browser/model-store.ts';
import type { PersonSample, PersonSettings } from '../../messages/detector-messages.ts';
import { DetectorHost } from '../detector-host.ts';
import {
  descriptorModelDownload,
  descriptorWeightsDownload,
  faceDownload,
  runtimeDownload,
  tensorRuntimeDownload,
} from '../models/model-downloads.ts';

/** What the detector needs, to be fetched before it is. */
export const personDownloads: readonly Download[] = [
  runtimeDownload,
  faceDownload,
  tensorRuntimeDownload,
  descriptorModelDownload,
  descriptorWeightsDownload,
];

/** Nobody takes another's place for less than minutes. */
const personMs = 5000;

/**
 * Tells how far the face before the camera is from the one in the photograph. What describes a face stays in the
 * memory of the worker and is gone with it. Its models come from our own host when this is called, and only then.
 */
export function startPersonDetector(
  track: MediaStreamTrack,
  settings: PersonSettings,
): DetectorHost<PersonSample> {
  const worker = new Worker(new URL('./person.worker.ts', import.meta.url), { type: 'module' });
  return new DetectorHost<PersonSample>(track, worker, personMs, 1, { settings });
}
