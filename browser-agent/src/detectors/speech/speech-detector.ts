import type { Download } from '../../browser/model-store.ts';
import type { SpeechSample } from '../../messages/detector-messages.ts';
import { DetectorHost, type Source } from '../detector-host.ts';
import { modelDownload } from './model-downloads.ts';
import { pieceMs } from './speech-pieces.ts';

/** What the detector needs, to be fetched before it is. */
export const speechDownloads: readonly Download[] = [modelDownload];

/** Sound comes in pieces of 10 ms; a second of them waits when the computer is busy. */
const buffered = 100;

const speechMs = 500;
/** How much sound one sample is of. */
export const speechPieceMs = pieceMs(speechMs);

/** Tells speech from other sound twice a second; its model comes from our own host when this is called, not before. */
export function startSpeechDetector(source: Source): DetectorHost<SpeechSample> {
  const worker = new Worker(new URL('./speech.worker.ts', import.meta.url), { type: 'module' });
  return new DetectorHost<SpeechSample>(source, worker, speechMs, buffered);
}
