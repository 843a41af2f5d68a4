// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ServerClock } from '../browser/clock.ts';
import { openDatabase } from '../browser/database.ts';
import { SegmentStore } from '../browser/segment-store.ts';
import { Vault } from '../browser/vault.ts';
import { type Segment, streamNames } from '../messages/evidence.ts';
import { eventually } from '../testing/eventually.ts';
import { textsFor } from '../ui/texts/index.ts';
import type { Parts } from './parts.ts';
import { showUpload } from './upload-step.ts';

describe('the page after the exam', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  });

  afterEach(() => {
    vi.useRealTimers();
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
    let page = document.createElement('main');
    const finished = { id: 's1', state: 'finished', evidenceComplete: true };
    showUpload({
      language: 'en',
      texts: textsFor('en'),
      clock: new ServerClock(),
      database,
      store,
      uploaders: [],
      reports: { empty: async () => true },
      evidence: { gaps: async () => [] },
      api: { state: async () => finished },
      sitting: { document: finished, accept: () => undefined },
      shell: {
        show: (_: string, view: HTMLElement) => {
          page = view;
        },
      },
    } as unknown as Parts);
    const complete = () => page.querySelector('[data-test=upload-complete]');
    await vi.advanceTimersByTimeAsync(2000);
    expect(complete()).toBeNull();
    expect(page.querySelector('[data-test=upload-left]')?.textContent).not.toBe('');

    const sent = (await store.oldest('camera')) as Segment;
    const sending = sender === 'this window' ? store : new SegmentStore(database, vault, 's1');
    await sending.remove(sent);
    await eventually(async () => {
      await vi.advanceTimersByTimeAsync(2000);
      expect(complete()).not.toBeNull();
    });
  });
});
