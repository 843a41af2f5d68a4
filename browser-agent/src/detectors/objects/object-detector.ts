import type { Download } from '../../browser/model-store.ts';
import type { ObjectSettings, ObjectsSample } from '../../messages/detector-messages.ts';
import { DetectorHost, type Source } from '../detector-host.ts';
import {
  objectDownload,
  phoneModelDownload,
  phoneWeightsDownload,
  runtimeDownload,
  tensorRuntimeDownload,
} from '../models/model-downloads.ts';

/** What the detector needs, to be fetched before it is. */
export const objectDownloads: readonly Download[] = [runtimeDownload, objectDownload];
/** The same, where it looks for phones, too. */
export const phoneDownloads: readonly Download[] = [
  ...objectDownloads,
  tensorRuntimeDownload,
  phoneModelDownload,
  phoneWeightsDownload,
];

/** A book is not put away within seconds; a look costs ten times one for faces, one for phones forty times. */
export const objectsMs = 2500;

/**
 * Looks for books and other computers and, where asked, phones; its models come from our own host when this is called,
 * and only then.
 */
export function startObjectDetector(source: Source, settings: ObjectSettings): DetectorHost<ObjectsSample> {
  const worker = new Worker(new URL('./objects.worker.ts', import.meta.url), { type: 'module' });
  return new DetectorHost<ObjectsSample>(source, worker, objectsMs, 1, { settings });
}
