// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ServerClock } from '../browser/clock.ts';
import { openDatabase } from '../browser/database.ts';
import { SegmentStore } from '../browser/segment-store.ts';
import { Vault } from '../browser/vault.ts';
import { type Segment, streamNames } from '../messages/evidence.ts';
import { decodeSittingDocument } from '../messages/sitting-document.ts';
import { Sitting } from '../sitting/sitting.ts';
import { eventually } from '../testing/eventually.ts';
import { ApiProblem } from '../transport/api-client.ts';
import { textsFor } from '../ui/texts/index.ts';
import { Backoff } from '../uploader/backoff.ts';
import { SegmentUploader } from '../uploader/segment-uploader.ts';
import { EntryPhoto } from './entry-photo.ts';
import { ExamFlow } from './exam-flow.ts';
import type { ExamRun, RunEvents } from './exam-run.ts';
import { ExamShell } from './exam-shell.ts';
import type { Parts } from './parts.ts';

const piece = { contentType: 'video/mp4', codecs: null, mediaStartMs: 0, durationMs: 3000, frames: 45 };

let events: RunEvents | undefined;

vi.mock('./exam-run.ts', () => ({
  ExamRun: class {
    constructor(...[, , , , told]: ConstructorParameters<typeof ExamRun>) {
      events = told;
    }

    start(): void {}
    stop(): void {}
  },
}));

/** The browser's own, as far as windows of one browser use it: one holder, and who waits. */
class Locks {
  #held: Promise<unknown> = Promise.resolve();

  request(_: string, ...rest: readonly unknown[]): Promise<unknown> {
    const act = rest.at(-1) as () => Promise<unknown>;
    const steal = rest.length > 1;
    const turn = steal ? act() : this.#held.then(act);
    this.#held = turn;
    return turn;
  }
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('R4-021 forgets nothing of an ended sitting before the last piece is out of the encoder', async () => {
  const database = await openDatabase(new IDBFactory());
  const store = new SegmentStore(database, await Vault.open(database, 's1'), 's1');
  await store.recount(streamNames);
  const add = (kind: 'init' | 'media') =>
    store.add('camera', 3, { ...piece, kind, startMs: 0, bytes: new ArrayBuffer(4) });
  await add('init');
  const sent = await store.oldest('camera');
  if (sent) {
    await store.remove(sent);
  }
  let stopped: () => void = () => undefined;
  const encoder = new Promise<void>((resolve) => {
    stopped = resolve;
  });
  const texts = textsFor('en');
  const parts = {
    language: 'en',
    texts,
    database,
    store,
    sitting: new Sitting(decodeSittingDocument({ id: 's1', state: 'terminated' }), new ServerClock()),
    recording: { stop: () => encoder },
    devices: { close: vi.fn() },
    uploaders: [],
    reports: { start: vi.fn(), empty: async () => true },
    shell: new ExamShell(document.body, texts),
    entryPhoto: new EntryPhoto(),
  } as unknown as Parts;

  new ExamFlow(parts).begin();
  await vi.advanceTimersByTimeAsync(10_000);
  await add('media');
  stopped();

  await eventually(() => expect(parts.devices.close).toHaveBeenCalled());
  expect(await store.oldest('camera')).toMatchObject({ sequence: 1, predecessor: sent?.digest });

  const last = await store.oldest('camera');
  if (last) {
    await store.remove(last);
  }
  await eventually(async () => {
    await vi.advanceTimersByTimeAsync(2000);
    expect(await store.position('camera')).toBeNull();
  });
});

it('R2-075 shows the instructions anew when another version holds by now, and sends only what was shown', async () => {
  const instruction = (id: string) => ({
    id,
    kind: 'memo',
    title: 'Memo',
    edition: id,
    words: `Words of ${id}`,
  });
  const document = (id: string) =>
    decodeSittingDocument({
      id: 's1',
      state: 'launched',
      instructions: [instruction(id)],
      consent: { version: '7' },
    });
  const consent = vi.fn(async () =>
    Promise.reject(new ApiProblem({ code: 'instructions-outdated', detail: 'Read again', status: 409 })),
  );
  const texts = textsFor('en');
  const sitting = new Sitting(document('v1'), new ServerClock());
  const parts = {
    language: 'en',
    texts,
    sitting,
    api: { consent, state: async () => document('v2') },
    shell: new ExamShell(globalThis.document.body, texts),
  } as unknown as Parts;

  // Only the rules are followed here: the flow's leftovers need a database.
  new ExamFlow({ ...parts, database: await openDatabase(new IDBFactory()) }).begin();
  const accept = () =>
    globalThis.document.querySelector<HTMLElement>('[data-test="consent-accept"]')?.click();
  accept();
  await eventually(() => expect(globalThis.document.body.textContent).toContain('Words of v2'));
  accept();
  await eventually(() => expect(consent).toHaveBeenCalledTimes(2));

  expect(consent.mock.calls).toEqual([
    ['7', [], ['v1']],
    ['7', [], ['v2']],
  ]);
});

describe('R2-019 a window whose sitting goes on elsewhere', () => {
  const locks = new Locks();
  let database: IDBDatabase;
  let store: SegmentStore;
  let sent: number[];
  let online: boolean;
  let state: string;
  let uploader: SegmentUploader;

  const add = () =>
    store.add('camera', 0, { ...piece, kind: 'media', startMs: 0, bytes: new ArrayBuffer(4) });

  beforeEach(async () => {
    events = undefined;
    vi.stubGlobal('navigator', { locks });
    vi.spyOn(console, 'warn').mockReturnValue();
    database = await openDatabase(new IDBFactory());
    store = new SegmentStore(database, await Vault.open(database, 's1'), 's1');
    await store.recount(streamNames);
    sent = [];
    online = false;
    state = 'running';
    const target = {
      putSegment: async ({ sequence }: Segment) => {
        if (!online) {
          throw new Error('offline');
        }
        sent.push(sequence);
        return { sequence, durable: true };
      },
      positions: async () => Promise.reject(new Error('offline')),
    };
    uploader = new SegmentUploader('camera', store, target, new Backoff(1, 1));
    const document = (now: string) => decodeSittingDocument({ id: 's1', state: now });
    const texts = textsFor('en');
    new ExamFlow({
      language: 'en',
      texts,
      database,
      store,
      api: { state: async () => document(state) },
      sitting: new Sitting(document('running'), new ServerClock()),
      recording: { start: async () => undefined, stop: add },
      devices: { complete: true, camera: {}, screen: {}, close: vi.fn() },
      uploaders: [uploader],
      reports: { start: vi.fn(), empty: async () => true },
      shell: new ExamShell(window.document.body, texts),
      entryPhoto: new EntryPhoto(),
    } as unknown as Parts).begin();
    await eventually(() => expect(events).toBeDefined());
    await add();
    await add();
  });

  afterEach(() => uploader.stop());

  it('sends what only it has, to the last piece of its encoder, and forgets it when the exam is over', async () => {
    events?.takenOver();
    expect(window.document.querySelector('[data-test=view-elsewhere]')).not.toBeNull();
    online = true;
    await eventually(() => expect(sent).toEqual([0, 1, 2]));
    state = 'terminated';
    await eventually(async () => {
      await vi.advanceTimersByTimeAsync(10_000);
      expect(await store.position('camera')).toBeNull();
    });
  });

  it('leaves it to the newer window where that is in the same browser', async () => {
    let closed: () => void = () => undefined;
    void locks.request(
      'vigil/s1',
      { steal: true },
      () =>
        new Promise<void>((resolve) => {
          closed = resolve;
        }),
    );
    events?.takenOver();
    // The database answers in order: with the last piece in it, what was on its way before has come to its end.
    await eventually(async () => expect(await store.lastSequence('camera')).toBe(2));
    await store.position('camera');
    online = true;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(sent).toEqual([]);
    closed();
    await eventually(() => expect(sent).toEqual([0, 1, 2]));
  });
});
