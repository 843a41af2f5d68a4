// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ServerClock } from '../browser/clock.ts';
import { openDatabase } from '../browser/database.ts';
import { SegmentStore } from '../browser/segment-store.ts';
import { Vault } from '../browser/vault.ts';
import { Devices } from '../capture/devices.ts';
import { type Gap, type Segment, type StreamName, streamNames } from '../messages/evidence.ts';
import { decodeSittingDocument } from '../messages/sitting-document.ts';
import { Sitting } from '../sitting/sitting.ts';
import { eventually } from '../testing/eventually.ts';
import { PromptRecorder } from '../testing/prompt-recorder.ts';
import { ApiUnreachable } from '../transport/api-client.ts';
import { textsFor } from '../ui/texts/index.ts';
import { SegmentUploader } from '../uploader/segment-uploader.ts';
import { Companion } from './companion.ts';
import { EntryPhoto } from './entry-photo.ts';
import { ExamRun } from './exam-run.ts';
import { ExamShell } from './exam-shell.ts';
import type { Parts } from './parts.ts';
import { Recording } from './recording.ts';

const began = 1_000_000;
const running = decodeSittingDocument({ id: 's1', state: 'running', admission: 'delivered' });
const nothing = { nextSequence: 0, nextTake: 0, lastDigest: null };

class Track extends EventTarget {
  readyState = 'live';
  readonly kind: string;
  readonly getSettings = () => ({ displaySurface: 'monitor' });
  readonly applyConstraints = vi.fn(async () => undefined);

  constructor(kind: string) {
    super();
    this.kind = kind;
  }

  stop(): void {
    this.readyState = 'ended';
  }

  /** As when the device is pulled out, or the student stops sharing. */
  end(): void {
    this.stop();
    this.dispatchEvent(new Event('ended'));
  }
}

class Media {
  readonly #tracks: readonly Track[];

  constructor(...kinds: readonly string[]) {
    this.#tracks = kinds.map((kind) => new Track(kind));
  }

  get active(): boolean {
    return this.#tracks.some(({ readyState }) => readyState === 'live');
  }

  readonly getTracks = () => this.#tracks;
  readonly getVideoTracks = () => this.#tracks.filter(({ kind }) => kind === 'video');
  readonly getAudioTracks = () => this.#tracks.filter(({ kind }) => kind === 'audio');
}

/** Every cause of the ledger as it comes about, from the exam that runs down to the entry. */
/** Nothing here listens to the sound. */
class SilentWorker {
  postMessage(): void {}
  terminate(): void {}
}

describe('what is missing, and why', () => {
  let now: number;
  let gaps: Gap[];
  let connected: boolean;
  let database: IDBDatabase;
  let store: SegmentStore;
  let recording: Recording;
  let devices: Devices;
  let run: ExamRun;
  let screen: Media;
  let uploaders: SegmentUploader[];

  const clock = () =>
    new ServerClock(
      () => now,
      () => now,
    );
  const recordingOf = (kept: SegmentStore) => {
    const positions = async () => ({ camera: nothing, screen: nothing });
    const made = new Recording(kept, { positions }, clock(), 'standard');
    made.gaps.listen((gap) => gaps.push(gap));
    return made;
  };
  const storeOf = async () => {
    const opened = new SegmentStore(database, await Vault.open(database, 's1'), 's1');
    await opened.recount(streamNames);
    return opened;
  };
  const media = () => ({ camera: devices.camera, screen: devices.screen }) as Record<StreamName, MediaStream>;
  const piece = (stream: StreamName, startMs: number, durationMs: number) =>
    store.add(stream, 0, {
      kind: 'media',
      contentType: 'video/mp4',
      codecs: null,
      startMs,
      mediaStartMs: 0,
      durationMs,
      frames: 45,
      bytes: new ArrayBuffer(1),
    });
  const pass = async (seconds: number) => {
    for (let second = 0; second < seconds; second++) {
      now += 1000;
      await vi.advanceTimersByTimeAsync(1000);
    }
  };

  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] });
    vi.spyOn(console, 'info').mockReturnValue();
    vi.spyOn(console, 'warn').mockReturnValue();
    vi.spyOn(HTMLMediaElement.prototype, 'srcObject', 'set').mockReturnValue();
    vi.stubGlobal('MediaRecorder', PromptRecorder);
    vi.stubGlobal('Worker', SilentWorker);
    vi.spyOn(console, 'error').mockReturnValue();
    now = began;
    gaps = [];
    connected = true;
    screen = new Media('video');
    vi.stubGlobal('navigator', {
      mediaDevices: {
        getUserMedia: async () => new Media('video', 'audio'),
        getDisplayMedia: async () => {
          screen = new Media('video');
          return screen;
        },
      },
    });
    database = await openDatabase(new IDBFactory());
    store = await storeOf();
    recording = recordingOf(store);
    devices = new Devices('standard');
    await devices.shareScreen();
    const camera = await devices.openCamera();
    const texts = textsFor('en');
    uploaders = [];
    const heartbeat = async () =>
      connected
        ? { state: 'running', serverTime: now, takenOver: false, admission: 'delivered', gateClosed: false }
        : Promise.reject(new ApiUnreachable('offline'));
    const parts = {
      language: 'en',
      texts,
      clock: clock(),
      sitting: new Sitting(running, clock()),
      api: { heartbeat, problem: async () => running, notice: async () => undefined },
      reports: { report: async () => undefined },
      uploaders,
      devices,
      store,
      recording,
      shell: new ExamShell(document.body, texts),
      entryPhoto: new EntryPhoto(),
    } as unknown as Parts;
    for (const stream of streamNames) {
      const putSegment = async ({ sequence }: Segment) => ({ sequence, durable: false });
      const positions = async () => ({ camera: nothing, screen: nothing });
      uploaders.push(new SegmentUploader(stream, store, { putSegment, positions }));
    }
    await recording.start(media());
    run = new ExamRun(parts, camera, new Companion(texts, 'en'), false, {
      lost: () => undefined,
      takenOver: () => undefined,
    });
    run.start();
    for (const stream of streamNames) {
      await piece(stream, began, 3000);
    }
  });

  afterEach(() => {
    run.stop();
    for (const uploader of uploaders) {
      uploader.stop();
    }
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('says nothing of an exam in which nothing happens', async () => {
    await pass(30);
    expect(gaps).toEqual([]);
  });

  it('device-asleep: the clock went on and nothing else did', async () => {
    await pass(3);
    now += 60_000;
    await pass(1);
    expect(gaps.map(({ stream, from, to, cause }) => ({ stream, from, to, cause }))).toEqual(
      streamNames.map((stream) => ({
        stream,
        from: began + 3000,
        to: began + 64_000,
        cause: 'device-asleep',
      })),
    );
  });

  it('network: nobody answered, until somebody did', async () => {
    await pass(5);
    connected = false;
    await pass(20);
    connected = true;
    await pass(5);
    expect(gaps).toMatchObject(
      streamNames.map((stream) => ({ stream, from: began + 5000, to: began + 30_000, cause: 'network' })),
    );
  });

  it('encoder-step: a backlog that grows takes every stream to its next, coarser take', async () => {
    for (let number = 0; number < 20; number++) {
      await piece('screen', began + 3000 + number * 1300, 1300);
    }
    await pass(30);
    await eventually(() => expect(gaps.filter(({ cause }) => cause === 'encoder-step')).toHaveLength(2));
    expect(gaps).toContainEqual(
      expect.objectContaining({ stream: 'screen', from: began + 29_000, to: began + 30_000 }),
    );
    expect(screen.getVideoTracks()[0]?.applyConstraints).toHaveBeenCalledWith(
      expect.objectContaining({ frameRate: { ideal: 3, max: 3 } }),
    );
    expect((await store.position('screen'))?.nextTake).toBe(2);
  });

  it('R2-019 encodes as finely as ever while a bucket takes its minutes to make all that durable', async () => {
    for (const uploader of uploaders) {
      uploader.start();
    }
    for (let second = 0; second < 360; second += 3) {
      await piece('camera', now, 3000);
      await piece('screen', now, 3000);
      await eventually(() => expect(uploaders.map(({ unsent }) => unsent.count)).toEqual([0, 0]));
      await pass(3);
    }
    expect(store.backlog('screen').count).toBe(121);
    expect(gaps).toEqual([]);
  });

  it('capture-lost: the screen was no longer shared, and then it was again', async () => {
    screen.getVideoTracks()[0]?.end();
    await pass(9);
    await devices.shareScreen();
    await run.resume();
    expect(gaps).toMatchObject([
      { stream: 'screen', from: began + 3000, to: began + 9000, cause: 'capture-lost' },
    ]);
  });

  it('agent-reload: the next page goes on where the one before ended', async () => {
    run.leave();
    now += 8000;
    store = await storeOf();
    await recordingOf(store).start(media());
    expect(gaps).toMatchObject(
      streamNames.map((stream) => ({ stream, from: began + 3000, to: began + 8000, cause: 'agent-reload' })),
    );
  });
});
