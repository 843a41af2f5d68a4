import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { keptSittings, openDatabase } from '../browser/database.ts';
import { SegmentStore } from '../browser/segment-store.ts';
import { Vault } from '../browser/vault.ts';
import { ApiClient } from '../transport/api-client.ts';
import { findLeftovers } from './leftovers.ts';

const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
const refused = (status: number, code: string) => json(status, { code, detail: code });

/** What the browser finds of earlier exams when it is opened again for another one. */
describe('what other sittings left in this browser', () => {
  let database: IDBDatabase;
  let offline: boolean;
  let sealed: boolean;
  let received: { path: string; body: unknown }[];

  const server: typeof fetch = async (input, init) => {
    const path = String(input);
    if (offline) {
      throw new TypeError('Failed to fetch');
    }
    if (path.startsWith('/api/sittings/of-another')) {
      return refused(403, 'not-yours');
    }
    if (init?.method === 'GET') {
      return json(200, { id: 's', state: path.endsWith('/running') ? 'running' : 'abandoned' });
    }
    received.push({ path, body: init?.body });
    if (path.endsWith('/gaps')) {
      return json(200, { accepted: [], refused: [] });
    }
    const sequence = Number(path.split('/').at(-1));
    return sealed ? refused(409, 'recording-sealed') : json(201, { sequence, durable: true });
  };
  const client = new ApiClient(() => ({ name: 'X-CSRF-TOKEN', value: 'secret' }), server);
  const find = () => findLeftovers(database, client, 'current');
  const leave = async (sitting: string, ...sizes: readonly number[]) => {
    const store = new SegmentStore(database, await Vault.open(database, sitting), sitting);
    await store.recount(['camera', 'screen']);
    for (const size of sizes) {
      await store.add('camera', 0, {
        kind: 'media',
        contentType: 'video/mp4',
        codecs: null,
        startMs: 1000,
        mediaStartMs: 0,
        durationMs: 3000,
        frames: 45,
        bytes: new ArrayBuffer(size),
      });
    }
  };

  beforeEach(async () => {
    database = await openDatabase(new IDBFactory());
    offline = sealed = false;
    received = [];
    await leave('current', 7);
    await leave('of-another', 100, 100);
    await leave('over', 30, 12);
    await leave('running', 5);
  });

  it('is offered where the sitting is over and of this person, and nowhere else', async () => {
    expect((await find()).map(({ bytes }) => bytes)).toEqual([42]);
  });

  it('is sent in its order and leaves nothing of that sitting behind', async () => {
    const [leftover] = await find();
    const progress = vi.fn();
    await leftover?.send(progress);
    expect(received.map(({ path }) => path)).toEqual([
      '/api/sittings/over/streams/camera/segments/0',
      '/api/sittings/over/streams/camera/segments/1',
    ]);
    expect(progress).toHaveBeenLastCalledWith(0);
    expect(await keptSittings(database)).toEqual(['current', 'of-another', 'running']);
    expect(await find()).toEqual([]);
  });

  it('ends, and is ledgered, where the recording is sealed without it', async () => {
    vi.spyOn(console, 'error').mockReturnValue();
    sealed = true;
    const [leftover] = await find();
    await leftover?.send(() => undefined);
    const told = received.find(({ path }) => path === '/api/sittings/over/gaps');
    expect(JSON.parse(String(told?.body)).gaps[0]).toMatchObject({ stream: 'camera', cause: 'refused' });
    expect(await keptSittings(database)).not.toContain('over');
  });

  it('is kept, and not offered, while nobody says whose it is', async () => {
    offline = true;
    expect(await find()).toEqual([]);
    expect(await keptSittings(database)).toHaveLength(4);
  });

  it('is forgotten without a word where nothing of an ended sitting waits', async () => {
    await leave('sent');
    expect((await find()).map(({ bytes }) => bytes)).toEqual([42]);
    expect(await keptSittings(database)).not.toContain('sent');
  });
});
