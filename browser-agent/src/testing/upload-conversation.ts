import { IDBFactory } from 'fake-indexeddb';
import { openDatabase } from '../browser/database.ts';
import { SegmentStore } from '../browser/segment-store.ts';
import { Vault } from '../browser/vault.ts';
import type { Fragment } from '../messages/evidence.ts';
import { ApiClient } from '../transport/api-client.ts';
import { EvidenceApi } from '../transport/evidence-api.ts';
import { Backoff } from '../uploader/backoff.ts';
import { type SegmentOutcome, SegmentUploader } from '../uploader/segment-uploader.ts';
import { positions, type ScriptedHttp } from './scripted-http.ts';

export const fragment = (words: string): Fragment => ({
  kind: 'media',
  contentType: 'video/mp4',
  codecs: null,
  startMs: 1000,
  mediaStartMs: 0,
  durationMs: 3000,
  frames: 45,
  bytes: new TextEncoder().encode(words).buffer,
});

const csrf = () => ({ name: 'X-CSRF-TOKEN', value: 'secret' });
const started: SegmentUploader[] = [];

/** An uploader over a fresh store that waits a millisecond where a student's would wait seconds. */
export async function conversation(http: ScriptedHttp, factory = new IDBFactory()) {
  const database = await openDatabase(factory);
  const store = new SegmentStore(database, await Vault.open(database, 's1'), 's1');
  await store.recount(['camera']);
  const api = new EvidenceApi(new ApiClient(csrf, http.fetch), 's1');
  const uploader = new SegmentUploader('camera', store, api, new Backoff(1, 1));
  const outcomes: SegmentOutcome[] = [];
  uploader.outcomes.listen((outcome) => outcomes.push(outcome));
  started.push(uploader);
  return { store, uploader, outcomes, factory, database };
}

export const notDurable = () =>
  positions({ nextSequence: 1, nextTake: 1, lastDigest: null, durableBefore: 0 });
export const sequences = (http: ScriptedHttp) =>
  http.requests.flatMap(
    ({ path }) =>
      path
        .match(/segments\/(\d+)$/)
        ?.slice(1)
        .map(Number) ?? [],
  );

/** Ends what this file's tests began. */
export function stopUploaders(): void {
  for (const uploader of started.splice(0)) {
    uploader.stop();
  }
}
