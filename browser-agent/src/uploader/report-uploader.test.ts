import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../browser/database.ts';
import { ReportStore } from '../browser/report-store.ts';
import { Vault } from '../browser/vault.ts';
import { eventually } from '../testing/eventually.ts';
import { problem, ScriptedHttp } from '../testing/scripted-http.ts';
import { ApiClient } from '../transport/api-client.ts';
import { EvidenceApi } from '../transport/evidence-api.ts';
import { Backoff } from './backoff.ts';
import { ReportUploader } from './report-uploader.ts';

const ok = { status: 200, body: {} };
const started: ReportUploader[] = [];

async function conversation(http: ScriptedHttp, factory = new IDBFactory()) {
  const api = new EvidenceApi(new ApiClient(() => null, http.fetch), 's1');
  const database = await openDatabase(factory);
  const store = new ReportStore(database, await Vault.open(database, 's1'), 's1');
  const uploader = new ReportUploader(store, (kind, bodies) => api.report(kind, bodies), new Backoff(1, 1));
  started.push(uploader);
  return { uploader, store };
}

const bodies = (http: ScriptedHttp) =>
  http.requests.map((request) => JSON.parse(String(request.body)) as unknown);

afterEach(() => {
  for (const uploader of started.splice(0)) {
    uploader.stop();
  }
});

describe('reports', () => {
  it('keeps marks until the server took them, and sends them in one batch', async () => {
    const http = new ScriptedHttp('offline', ok);
    const { uploader } = await conversation(http);
    await uploader.report('incidents', 'a', { id: 'a' });
    await uploader.report('incidents', 'b', { id: 'b' });
    uploader.start();
    await eventually(async () => expect(await uploader.empty()).toBe(true));
    expect(http.requests[1]?.path).toBe('/api/sittings/s1/incidents');
    expect(bodies(http)[1]).toEqual({ incidents: [{ id: 'a' }, { id: 'b' }] });
  });

  it('sends only the newest of an id', async () => {
    const http = new ScriptedHttp(ok);
    const { uploader } = await conversation(http);
    await uploader.report('incidents', 'a', { id: 'a', endedAt: null });
    await uploader.report('incidents', 'a', { id: 'a', endedAt: 9 });
    uploader.start();
    await eventually(async () => expect(await uploader.empty()).toBe(true));
    expect(bodies(http)).toEqual([{ incidents: [{ id: 'a', endedAt: 9 }] }]);
  });

  it('keeps a report that changed while it was on its way', async () => {
    const { store } = await conversation(new ScriptedHttp());
    await store.put('incidents', 'a', { value: 1 });
    const sent = await store.waiting('incidents', 10);
    await store.put('incidents', 'a', { value: 2 });
    await store.acknowledge(sent);
    expect(await store.waiting('incidents', 10)).toMatchObject([{ body: { value: 2 } }]);
  });

  it('R2-025 tells which marks the server has not taken, also those just being kept', async () => {
    const http = new ScriptedHttp(ok);
    const { uploader } = await conversation(http);
    await uploader.report('loudness', 'l', { id: 'l' });
    await uploader.report('incidents', 'a', { id: 'a' });
    const keeping = uploader.report('incidents', 'b', { id: 'b' });
    expect(await uploader.held('incidents')).toEqual(['a', 'b']);
    await keeping;
    const { uploader: later } = await conversation(new ScriptedHttp());
    expect(await later.held('incidents')).toEqual([]);
  });

  it('lets one refused report not hold up the others', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const http = new ScriptedHttp(problem(422, 'rule-not-watched'), problem(422, 'rule-not-watched'), ok);
    const { uploader } = await conversation(http);
    await uploader.report('incidents', 'a', { id: 'a' });
    await uploader.report('incidents', 'b', { id: 'b' });
    uploader.start();
    await eventually(async () => expect(await uploader.empty()).toBe(true));
    expect(http.left).toBe(0);
  });

  it('tells which report of a batch the server refused, and keeps the others delivered', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const refused = [{ id: 'b', code: 'mark-of-another-sitting' }];
    const http = new ScriptedHttp({ status: 200, body: { accepted: ['a'], refused } });
    const { uploader } = await conversation(http);
    const told: unknown[] = [];
    uploader.refusals.listen((refusal) => told.push(refusal));
    await uploader.report('incidents', 'a', { id: 'a' });
    await uploader.report('incidents', 'b', { id: 'b' });
    uploader.start();
    await eventually(async () => expect(await uploader.empty()).toBe(true));
    expect(told).toEqual([{ kind: 'incidents', body: { id: 'b' }, code: 'mark-of-another-sitting' }]);
  });

  it('sends what an earlier page left behind', async () => {
    const factory = new IDBFactory();
    const before = await conversation(new ScriptedHttp(), factory);
    await before.uploader.report('gaps', 'g', { id: 'g' });
    const http = new ScriptedHttp(ok);
    const { uploader } = await conversation(http, factory);
    uploader.start();
    await eventually(async () => expect(await uploader.empty()).toBe(true));
    expect(bodies(http)).toEqual([{ gaps: [{ id: 'g' }] }]);
  });

  it('R4-053 keeps a student’s words while the network is away, and sends each of them then', async () => {
    const http = new ScriptedHttp('offline', ok, ok);
    const { uploader } = await conversation(http);
    await uploader.report('problem', 'a', { text: 'the light went out' });
    await uploader.report('problem', 'b', { text: 'it is back' });
    uploader.start();
    await eventually(async () => expect(await uploader.empty()).toBe(true));
    expect(http.requests.map(({ path }) => path)).toEqual(Array(3).fill('/api/sittings/s1/problem'));
    expect(bodies(http).slice(1)).toEqual([{ text: 'the light went out' }, { text: 'it is back' }]);
  });
});
