import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ServerClock } from '../browser/clock.ts';
import { openDatabase } from '../browser/database.ts';
import { SegmentStore } from '../browser/segment-store.ts';
import { Vault } from '../browser/vault.ts';
import { type Gap, type GapCause, streamNames } from '../messages/evidence.ts';
import { eventually } from '../testing/eventually.ts';
import { PromptRecorder } from '../testing/prompt-recorder.ts';
import { Recording } from './recording.ts';

describe('the ledger between two takes', () => {
  const nothing = { nextSequence: 0, nextTake: 0, lastDigest: null };
  const media = (track = { readyState: 'live' }) =>
    ({
      getVideoTracks: () => [{ ...track, applyConstraints: async () => undefined }],
    }) as unknown as MediaStream;
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

  describe('R2-019 a stream that ended by itself', () => {
    const busy = () => new DOMException('the disk is busy', 'UnknownError');
    /** Seconds of the exam, and what is under way in each. */
    const pass = async (seconds: number) => {
      for (let second = 0; second < seconds; second++) {
        now += 1000;
        await vi.advanceTimersByTimeAsync(1000);
        recording.supervise(now);
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    const made: PromptRecorder[] = [];

    beforeEach(async () => {
      vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] });
      vi.spyOn(console, 'error').mockReturnValue();
      made.splice(0);
      class Made extends PromptRecorder {
        constructor() {
          super();
          made.push(this);
        }
      }
      vi.stubGlobal('MediaRecorder', Made);
      await recording.begin('screen', media(), 'capture-lost');
      gaps.splice(0);
    });

    afterEach(() => {
      vi.useRealTimers();
      vi.restoreAllMocks();
    });

    it('goes on in its old take where the store refuses the next one', async () => {
      vi.spyOn(store, 'beginTake').mockRejectedValueOnce(busy());
      await recording.stepTo(1);
      expect(recording.live('screen')).toBe(true);
      expect(made[0]?.state).toBe('recording');
      expect(gaps).toEqual([]);
    });

    it('begins again when the encoder failed to start, and says what is missing', async () => {
      vi.spyOn(PromptRecorder.prototype, 'start').mockImplementationOnce(() => {
        throw new DOMException('no encoder is free', 'UnknownError');
      });
      await recording.stepTo(1);
      expect(recording.live('screen')).toBe(false);
      await pass(6);
      await eventually(() => expect(recording.live('screen')).toBe(true));
      expect(gaps).toMatchObject([{ stream: 'screen', from: 13_000, cause: 'encoder-step' }]);
    });

    it('begins again when nothing came for a quarter of a minute', async () => {
      await pass(60);
      expect(made).toHaveLength(1);
      made[0]?.hang();
      await pass(20);
      await eventually(() => expect(made).toHaveLength(2));
      expect(recording.live('screen')).toBe(true);
    });

    it('is not taken for dead when the computer slept', async () => {
      await pass(5);
      now += 3_600_000;
      await pass(5);
      expect(made).toHaveLength(1);
    });

    it('waits longer and longer, and never while the device gives nothing', async () => {
      vi.spyOn(PromptRecorder.prototype, 'start').mockImplementation(() => {
        throw new DOMException('no encoder is free', 'UnknownError');
      });
      await recording.stepTo(1);
      await pass(300);
      expect(made.length).toBeGreaterThan(4);
      expect(made.length).toBeLessThan(14);
      await recording.begin('screen', media({ readyState: 'ended' }), 'capture-lost').catch(() => undefined);
      // What was begun in the last second may still wait for its store.
      await pass(20);
      const before = made.length;
      await pass(100);
      expect(made).toHaveLength(before);
    });

    it('does not begin again once the recording was ended', async () => {
      await recording.stop();
      await pass(30);
      expect(made).toHaveLength(1);
      expect(recording.live('screen')).toBe(false);
    });
  });
});
