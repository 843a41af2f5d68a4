// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ServerClock } from '../browser/clock.ts';
import { openDatabase } from '../browser/database.ts';
import { SegmentStore } from '../browser/segment-store.ts';
import { Signal } from '../browser/signal.ts';
import { Vault } from '../browser/vault.ts';
import { type Segment, streamNames } from '../messages/evidence.ts';
import { eventually } from '../testing/eventually.ts';
import { textsFor } from '../ui/texts/index.ts';
import type { SegmentOutcome } from '../uploader/segment-uploader.ts';
import type { Parts } from './parts.ts';
import { showUpload } from './upload-step.ts';

interface Sent {
  readonly store: SegmentStore;
  readonly evidenceComplete: boolean;
  readonly uploaders?: readonly object[];
  readonly empty?: () => boolean;
  readonly gaps?: () => readonly object[];
  readonly asked?: () => void;
}

/** Shows the page of a finished sitting; answers what stands on it now. */
function shownUpload(database: IDBDatabase, sent: Sent): () => HTMLElement {
  let page = document.createElement('main');
  const finished = { id: 's1', state: 'finished', evidenceComplete: sent.evidenceComplete };
  showUpload({
    language: 'en',
    texts: textsFor('en'),
    clock: new ServerClock(),
    database,
    store: sent.store,
    uploaders: sent.uploaders ?? [],
    reports: { empty: async () => sent.empty?.() ?? true },
    evidence: { gaps: async () => sent.gaps?.() ?? [] },
    api: {
      state: async () => {
        sent.asked?.();
        return finished;
      },
    },
    sitting: { document: finished, accept: () => undefined },
    shell: {
      show: (_: string, view: HTMLElement) => {
        page = view;
      },
    },
  } as unknown as Parts);
  return () => page;
}

describe('the page after the exam', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it.each(['now', 'before the window was loaded'])(
    'waits for nothing that the server refused %s, says so and names the gap',
    async (when) => {
      const database = await openDatabase(new IDBFactory());
      const store = new SegmentStore(database, await Vault.open(database, 's1'), 's1');
      const outcomes = new Signal<SegmentOutcome>();
      const gap = { stream: 'camera', from: 1000, to: 4000, cause: 'refused' };
      let reported = false;
      const page = shownUpload(database, {
        store,
        evidenceComplete: false,
        uploaders: [{ outcomes }],
        empty: () => reported,
        gaps: () => (reported ? [gap] : []),
      });
      const test = (name: string) => page().querySelector(`[data-test=${name}]`);
      if (when === 'now') {
        const segment = { stream: 'camera', sequence: 3, bytes: new ArrayBuffer(10) } as Segment;
        outcomes.emit({ type: 'refused', segment, code: 'take-without-init' });
      }
      await vi.advanceTimersByTimeAsync(2000);
      expect(test('upload-refused'), 'the gap is not on the server yet').toBeNull();

      reported = true;
      await eventually(async () => {
        await vi.advanceTimersByTimeAsync(2000);
        expect(test('upload-refused')?.textContent).toContain('cannot take a part');
        expect(test('upload-gaps')?.textContent).toContain('the server refused it');
      });
      expect(test('upload-complete')).toBeNull();
    },
  );

  it('goes on waiting for what is missing and was not refused', async () => {
    const database = await openDatabase(new IDBFactory());
    const store = new SegmentStore(database, await Vault.open(database, 's1'), 's1');
    let asked = 0;
    const page = shownUpload(database, {
      store,
      evidenceComplete: false,
      gaps: () => [{ stream: 'camera', from: 0, to: 9, cause: 'upload-pending' }],
      asked: () => {
        asked += 1;
      },
    });
    await eventually(async () => {
      await vi.advanceTimersByTimeAsync(2000);
      expect(asked).toBeGreaterThan(3);
    });
    expect(page().textContent).toContain('Waiting for the server’s confirmation');
  });

  it.each(['this window', 'another one'])('lets nobody close it before %s has sent all', async (sender) => {
    const database = await openDatabase(new IDBFactory());
    const vault = await Vault.open(database, 's1');
    const store = new SegmentStore(database, vault, 's1');
    await store.recount(streamNames);
    await store.add('camera', 0, {
      kind: 'media',
      contentType: 'video/mp4',
      codecs: null,
      startMs: 1000,
      mediaStartMs: 0,
      durationMs: 3000,
      frames: 45,
      bytes: new ArrayBuffer(1000),
    });
    const page = shownUpload(database, { store, evidenceComplete: true });
    const complete = () => page().querySelector('[data-test=upload-complete]');
    await vi.advanceTimersByTimeAsync(2000);
    expect(complete()).toBeNull();
    expect(page().querySelector('[data-test=upload-left]')?.textContent).not.toBe('');

    const sent = (await store.oldest('camera')) as Segment;
    const sending = sender === 'this window' ? store : new SegmentStore(database, vault, 's1');
    await sending.remove(sent);
    await eventually(async () => {
      await vi.advanceTimersByTimeAsync(2000);
      expect(complete()).not.toBeNull();
    });
  });
});
