import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ServerClock } from '../browser/clock.ts';
import { openDatabase } from '../browser/database.ts';
import { SegmentStore } from '../browser/segment-store.ts';
import { Vault } from '../browser/vault.ts';
import { type Gap, type GapCause, streamNames } from '../messages/evidence.ts';
import { PromptRecorder } from '../testing/prompt-recorder.ts';
import { Recording } from './recording.ts';

describe('the ledger between two takes', () => {
  const nothing = { nextSequence: 0, nextTake: 0, lastDigest: null };
  const media = () => ({}) as MediaStream;
  let now: number;
  let gaps: Gap[];
  let store: SegmentStore;
  let recording: Recording;

  beforeEach(async () => {
    vi.stubGlobal('MediaRecorder', PromptRecorder);
    vi.spyOn(console, 'info').mockReturnValue();
    now = 10_000;
    gaps = [];
    const database = await openDatabase(new IDBFactory());
    store = new SegmentStore(database, await Vault.open(database, 's1'), 's1');
    await store.recount(streamNames);
    const evidence = { positions: async () => ({ camera: nothing, screen: nothing }) };
    const clock = new ServerClock(
      () => now,
      () => now,
    );
    recording = new Recording(store, evidence, clock, 'standard');
    recording.gaps.listen((gap) => gaps.push(gap));
    await recording.begin('screen', media(), 'agent-reload');
    await store.add('screen', 0, {
      kind: 'media',
      contentType: 'video/mp4',
      codecs: null,
      startMs: 10_000,
      mediaStartMs: 0,
      durationMs: 3000,
      frames: 45,
      bytes: new ArrayBuffer(1),
    });
  });

  it('has no gap before the first take', () => expect(gaps).toEqual([]));

  it.each<GapCause>(['capture-lost', 'agent-reload', 'encoder-step'])(
    'says so however short the %s was',
    async (cause) => {
      now = 13_400;
      await recording.begin('screen', media(), cause);
      expect(gaps).toMatchObject([{ stream: 'screen', from: 13_000, to: 13_400, cause }]);
    },
  );

  it('never ends before it begins: the last picture of a take may be thought to stand too long', async () => {
    now = 12_990;
    await recording.begin('screen', media(), 'encoder-step');
    expect(gaps).toMatchObject([{ from: 13_000, to: 13_000, cause: 'encoder-step' }]);
  });
});
