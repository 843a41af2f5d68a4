import type { Download } from '../../browser/model-store.ts';
import type { ScreenSample } from '../../messages/detector-messages.ts';
import { DetectorHost } from '../detector-host.ts';
import { latinDownload, readerDownload } from './model-downloads.ts';
import type { ScreenSettings } from './screen-settings.ts';

/** What the detector needs, to be fetched before it is; besides the languages of the institution. */
export const screenDownloads: readonly Download[] = [readerDownload, latinDownload];

/** Looks at the shared screen once a second and reads it when it shows something else. */
export function startScreenDetector(
  track: MediaStreamTrack,
  settings: ScreenSettings,
): DetectorHost<ScreenSample> {
  const worker = new Worker(new URL('./screen.worker.ts', import.meta.url), { type: 'module' });
  return new DetectorHost<ScreenSample>(track, worker, 1000, 1, { settings });
}
