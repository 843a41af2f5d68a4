import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { Fragment, Segment } from '../messages/evidence.ts';
import { forget, keptSittings, openDatabase, settled } from './database.ts';
import { ReportStore } from './report-store.ts';
import { SegmentStore } from './segment-store.ts';
import { Vault } from './vault.ts';

const fragment = (kind: 'init' | 'media', startMs: number): Fragment => ({
  kind,
  contentType: 'video/mp4',
  codecs: null,
  startMs,
  mediaStartMs: 0,
  durationMs: 3000,
  frames: 45,
  bytes: new Uint8Array([1, 2, 3]).buffer,
});

async function openStore(factory = new IDBFactory(), sitting = 's1') {
  const database = await openDatabase(factory);
  const store = new SegmentStore(database, await Vault.open(database, sitting), sitting);
  await store.recount(['camera', 'screen']);
  return store;
}

describe('segment store', () => {
  it('counts anew what another window has sent meanwhile', async () => {
    const factory = new IDBFactory();
    const first = await openStore(factory);
    await first.add('camera', await first.beginTake('camera'), fragment('init', 0));
    const second = await openStore(factory);
    await first.remove((await first.oldest('camera')) as Segment);
    expect(second.backlog('camera').count).toBe(1);
    await second.recount(['camera']);
    expect(second.backlog('camera')).toEqual({ count: 0, bytes: 0 });
  });

  it('numbers each stream without holes through all takes', async () => {
    const store = await openStore();
    for (const take of [await store.beginTake('camera'), await store.beginTake('camera')]) {
      await store.add('camera', take, fragment('init', 0));
      await store.add('camera', take, fragment('media', 0));
    }
    await store.add('screen', 0, fragment('init', 0));
    expect(await store.lastSequence('camera')).toBe(3);
    expect(await store.lastSequence('screen')).toBe(0);
  });

  it('goes on counting after a reload, also when everything was sent', async () => {
    const factory = new IDBFactory();
    const before = await openStore(factory);
    await before.add('camera', await before.beginTake('camera'), fragment('media', 5000));
    const segment = await before.oldest('camera');
    if (segment) {
      await before.remove(segment);
    }
    const after = await openStore(factory);
    expect(await after.oldest('camera')).toBeNull();
    expect(await after.position('camera')).toMatchObject({
      nextSequence: 1,
      nextTake: 1,
      recordedUntil: 8000,
    });
  });

  it('goes on where the server ends when its own memory is lost', async () => {
    const store = await openStore();
    await store.adopt('camera', { nextSequence: 40, nextTake: 3, lastDigest: null });
    expect(await store.beginTake('camera')).toBe(3);
    await store.add('camera', 3, fragment('init', 0));
    expect((await store.oldest('camera'))?.sequence).toBe(40);
  });

  it('keeps sittings apart', async () => {
    const factory = new IDBFactory();
    const one = await openStore(factory, 's1');
    const other = await openStore(factory, 's2');
    await one.add('camera', 0, fragment('media', 0));
    expect(await other.oldest('camera')).toBeNull();
  });

  it('keeps a digest that fits the bytes', async () => {
    const store = await openStore();
    await store.add('camera', 0, fragment('media', 0));
    expect((await store.oldest('camera'))?.digest).toBe(
      'sha-256=:A5BYxvLAy0ksUzsKTRTvd8wPeKvMztUofYShogEc+4E=:',
    );
  });
});

describe('vault', () => {
  async function rows(factory: IDBFactory, store: string) {
    const database = await openDatabase(factory);
    return settled<Record<string, unknown>[]>(database.transaction(store).objectStore(store).getAll());
  }

  it('lets nothing lie in the clear and gives back what went in, also to a later page', async () => {
    const factory = new IDBFactory();
    await (await openStore(factory)).add('camera', 0, fragment('media', 0));
    const [content] = await rows(factory, 'contents');
    const bytes = new Uint8Array(content?.['bytes'] as ArrayBuffer);
    expect(bytes.length).toBe(3 + 16);
    expect([...bytes.slice(0, 3)]).not.toEqual([1, 2, 3]);
    const again = await (await openStore(factory)).oldest('camera');
    expect([...new Uint8Array(again?.bytes ?? new ArrayBuffer(0))]).toEqual([1, 2, 3]);
  });

  it('keeps reports sealed, too', async () => {
    const factory = new IDBFactory();
    const database = await openDatabase(factory);
    const reports = new ReportStore(database, await Vault.open(database, 's1'), 's1');
    await reports.put('gaps', 'g1', { cause: 'network' });
    expect(Object.keys((await rows(factory, 'reports'))[0] ?? {})).not.toContain('body');
    expect(await reports.waiting('gaps', 9)).toMatchObject([{ id: 'g1', body: { cause: 'network' } }]);
  });

  it('has a key that no script reads out, one for all windows of the sitting', async () => {
    const factory = new IDBFactory();
    await Promise.all([openStore(factory), openStore(factory)]);
    const keys = await rows(factory, 'keys');
    expect(keys).toHaveLength(1);
    expect(keys).toMatchObject([{ key: { extractable: false } }]);
  });

  it('forgets one sitting whole, key and all, and no other', async () => {
    const factory = new IDBFactory();
    for (const sitting of ['s1', 's2']) {
      await (await openStore(factory, sitting)).add('camera', 0, fragment('media', 0));
    }
    const database = await openDatabase(factory);
    await forget(database, 's1');
    expect(await keptSittings(database)).toEqual(['s2']);
    expect((await rows(factory, 'contents')).map((row) => row['sitting'])).toEqual(['s2']);
    expect(await (await openStore(factory, 's2')).oldest('camera')).not.toBeNull();
  });
});

describe('chain', () => {
  const sha = (text: string) => `sha-256=:${createHash('sha256').update(text).digest('base64')}:`;
  const three = 'sha-256=:A5BYxvLAy0ksUzsKTRTvd8wPeKvMztUofYShogEc+4E=:';

  async function waiting(store: SegmentStore) {
    const found: Segment[] = [];
    for (let next = await store.oldest('camera'); next; next = await store.oldest('camera')) {
      found.push(next);
      await store.remove(next);
    }
    return found;
  }

  it('begins with the name of the stream and goes through all takes', async () => {
    const store = await openStore();
    for (const take of [await store.beginTake('camera'), await store.beginTake('camera')]) {
      await store.add('camera', take, fragment('init', 0));
    }
    expect((await waiting(store)).map((segment) => segment.predecessor)).toEqual([
      sha('vigil:s1/camera'),
      three,
    ]);
  });

  it('goes on from the digest the server ends with', async () => {
    const store = await openStore();
    await store.adopt('camera', { nextSequence: 40, nextTake: 3, lastDigest: 'sha-256=:end:' });
    await store.add('camera', 3, fragment('init', 0));
    expect((await store.oldest('camera'))?.predecessor).toBe('sha-256=:end:');
  });

  it('moves behind what a browser elsewhere recorded, and its takes with it', async () => {
    const store = await openStore();
    const first = await store.beginTake('camera');
    await store.add('camera', first, fragment('init', 0));
    await store.remove((await store.oldest('camera')) as Segment);
    await store.add('camera', first, fragment('media', 0));
    const second = await store.beginTake('camera');
    await store.add('camera', second, fragment('init', 0));
    await store.moveBehind('camera', { nextSequence: 7, nextTake: 4, lastDigest: 'sha-256=:end:' });
    await store.add('camera', second, fragment('media', 3000));
    expect(await waiting(store)).toMatchObject([
      { sequence: 7, take: 0, predecessor: 'sha-256=:end:' },
      { sequence: 8, take: 4, predecessor: three },
      { sequence: 9, take: 4, predecessor: three },
    ]);
    expect(await store.beginTake('camera')).toBe(5);
    expect(await store.lastSequence('camera')).toBe(9);
  });

  it('moves again, as often as others are first, and takes what the encoder goes on to give', async () => {
    const store = await openStore();
    const first = await store.beginTake('camera');
    await store.add('camera', first, fragment('init', 0));
    for (const end of [2, 4, 7]) {
      await store.moveBehind('camera', { nextSequence: end, nextTake: end, lastDigest: 'sha-256=:end:' });
    }
    await store.add('camera', first, fragment('media', 3000));
    expect(await waiting(store)).toMatchObject([
      { sequence: 7, take: 7 },
      { sequence: 8, take: 7 },
    ]);
  });

  it('leaves what was taken in where it is, and never gives its number twice', async () => {
    const store = await openStore();
    for (let second = 0; second < 3; second++) {
      await store.add('camera', 0, fragment('media', second * 1000));
    }
    const taken = await store.read('camera', 2);
    await store.moveBehind('camera', { nextSequence: 1, nextTake: 1, lastDigest: null }, new Set([2]));
    expect(await waiting(store)).toMatchObject([
      { sequence: 2, digest: taken?.digest },
      { sequence: 3, predecessor: taken?.digest },
      { sequence: 4 },
    ]);
  });
});
