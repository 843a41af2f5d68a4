import type { Area, LikenessSample } from '../../messages/document.ts';
import { AskedWorker } from '../asked-worker.ts';

/** Two photos, and where words stand on the second. */
export interface LikenessOrder {
  readonly entry: Blob;
  readonly document: Blob;
  readonly words: readonly Area[];
}

export type LikenessLooker = AskedWorker<LikenessOrder, LikenessSample>;

/**
 * Tells how far the face printed on the document is from that of the entry photo. Its models come from our own host
 * when this is called, and only then; what describes the faces is gone with the worker.
 */
export function startLikenessLooker(): LikenessLooker {
  return new AskedWorker(new Worker(new URL('./likeness.worker.ts', import.meta.url), { type: 'module' }));
}
