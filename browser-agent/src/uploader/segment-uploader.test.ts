import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { committed } from '../browser/database.ts';
import { eventually } from '../testing/eventually.ts';
import { durable, positions, problem, ScriptedHttp, takenIn } from '../testing/scripted-http.ts';
import {
  conversation,
  fragment,
  notDurable,
  sequences,
  stopUploaders,
} from '../testing/upload-conversation.ts';

afterEach(stopUploaders);

describe('segment uploader', () => {
  it('drops a segment only after its durable receipt, and says so once', async () => {
    const http = new ScriptedHttp(problem(503, 'http-503'), durable(0));
    const { store, uploader, outcomes } = await conversation(http);
    await store.add('camera', 0, fragment('one'));
    uploader.start();
    await eventually(() => expect(outcomes).toHaveLength(1));
    expect(outcomes[0]?.type).toBe('durable');
    expect(http.requests).toHaveLength(2);
    expect(await store.oldest('camera')).toBeNull();
  });

  it('keeps what was taken in until the stream is durable behind it', async () => {
    const end = (durableBefore: number) =>
      positions({ nextSequence: 2, nextTake: 1, lastDigest: null, durableBefore });
    const http = new ScriptedHttp(takenIn(0), end(0), takenIn(1));
    const { store, uploader, outcomes } = await conversation(http);
    await store.add('camera', 0, fragment('one'));
    await store.add('camera', 0, fragment('two'));
    uploader.start();
    await eventually(() => expect(http.left).toBe(0));
    expect(outcomes).toHaveLength(0);
    expect(store.backlog('camera').count).toBe(2);

    http.add(end(1));
    const later = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000);
    uploader.retryNow();
    await eventually(() => expect(outcomes.map((outcome) => outcome.segment.sequence)).toEqual([0]));
    expect((await store.oldest('camera'))?.sequence).toBe(1);

    // A hole before what is still here is no concern of ours any more.
    expect(http.requests.at(-1)?.path).toBe('/api/sittings/s1/streams?camera=0');
    http.add(end(1), takenIn(1));
    later.mockReturnValue(Date.now() + 20 * 60_000);
    uploader.retryNow();
    await eventually(() => expect(http.left).toBe(0));
    expect(http.requests.at(-2)?.path).toBe('/api/sittings/s1/streams?camera=1');
    expect(http.requests.at(-1)?.path).toContain('/segments/1');
    later.mockRestore();
  });

  it('sends the init once more when the node that took it in is gone', async () => {
    const without = problem(409, 'take-without-init');
    const http = new ScriptedHttp(takenIn(0), notDurable(), without, takenIn(0), takenIn(1));
    const { store, uploader, outcomes } = await conversation(http);
    await store.add('camera', 0, { ...fragment('init'), kind: 'init' });
    await store.add('camera', 0, fragment('one'));
    uploader.start();
    await eventually(() => expect(http.left).toBe(0));
    expect(sequences(http)).toEqual([0, 1, 0, 1]);
    expect(outcomes).toHaveLength(0);
    expect(store.backlog('camera').count).toBe(2);
  });

  it('does not look for ever for an init that was refused', async () => {
    const without = problem(409, 'take-without-init');
    const http = new ScriptedHttp(takenIn(0), notDurable(), problem(415, 'media-type-unknown'));
    http.add(without, without);
    const { store, uploader, outcomes } = await conversation(http);
    await store.add('camera', 0, { ...fragment('init'), kind: 'init' });
    await store.add('camera', 1, { ...fragment('other'), kind: 'init' });
    await store.add('camera', 1, fragment('one'));
    await store.add('camera', 1, fragment('two'));
    uploader.start();
    await eventually(() => expect(outcomes).toHaveLength(3));
    expect(outcomes.map(({ type, segment }) => [type, segment.sequence])).toEqual([
      ['refused', 1],
      ['refused', 2],
      ['refused', 3],
    ]);
    expect(sequences(http)).toEqual([0, 1, 2, 3]);
  });

  it('goes on when the browser’s store fails for a moment', async () => {
    const tooLarge = problem(413, 'segment-too-large');
    const http = new ScriptedHttp(tooLarge, tooLarge, durable(1));
    const { store, uploader, outcomes } = await conversation(http);
    vi.spyOn(console, 'warn').mockReturnValue();
    await store.add('camera', 0, fragment('one'));
    await store.add('camera', 0, fragment('two'));
    const failing = new DOMException('the disk is busy', 'UnknownError');
    vi.spyOn(store, 'oldest').mockRejectedValueOnce(failing);
    vi.spyOn(store, 'remove').mockRejectedValueOnce(failing);
    uploader.start();
    await eventually(() => expect(outcomes.map(({ type }) => type)).toEqual(['refused', 'durable']));
  });

  it('makes a gap of a segment the browser cannot read any more, and sends the rest', async () => {
    const http = new ScriptedHttp(durable(1));
    const { store, uploader, outcomes, database } = await conversation(http);
    vi.spyOn(console, 'error').mockReturnValue();
    await store.add('camera', 0, fragment('one'));
    const damaged = database.transaction('contents', 'readwrite');
    damaged.objectStore('contents').clear();
    await committed(damaged);
    await store.add('camera', 0, fragment('two'));
    uploader.start();
    await eventually(() => expect(outcomes).toHaveLength(2));
    expect(outcomes).toMatchObject([
      { type: 'refused', code: 'unreadable', segment: { sequence: 0, durationMs: 3000 } },
      { type: 'durable', segment: { sequence: 1 } },
    ]);
    expect(store.backlog('camera')).toEqual({ count: 0, bytes: 0 });
  });

  it('sends number, take, times and digest as the contract says', async () => {
    const http = new ScriptedHttp(durable(0));
    const { store, uploader, outcomes } = await conversation(http);
    await store.add('camera', 4, fragment('one'));
    uploader.start();
    await eventually(() => expect(outcomes).toHaveLength(1));
    const [request] = http.requests;
    expect(request?.path).toBe('/api/sittings/s1/streams/camera/segments/0');
    expect(request?.headers.get('Vigil-Take')).toBe('4');
    expect(request?.headers.get('Vigil-Kind')).toBe('media');
    expect(request?.headers.get('Content-Digest')).toBe(
      'sha-256=:dpLDrTVAu4A8Ags67mbNiIcSMjTqDG5xQ8Ct1z/0Me0=:',
    );
    expect(request?.headers.get('X-CSRF-TOKEN')).toBe('secret');
  });

  it('goes on after the network was away, in order', async () => {
    const http = new ScriptedHttp('offline', 'offline', problem(503, 'http-503'), durable(0), durable(1));
    const { store, uploader, outcomes } = await conversation(http);
    await store.add('camera', 0, fragment('one'));
    await store.add('camera', 0, fragment('two'));
    uploader.start();
    await eventually(() => expect(outcomes).toHaveLength(2));
    expect(outcomes.map((outcome) => outcome.segment.sequence)).toEqual([0, 1]);
  });

  it('keeps a segment for as long as a busy server asks', async () => {
    const busy = { ...problem(429, 'slow-down'), headers: { 'Retry-After': '1' } };
    const http = new ScriptedHttp(busy, durable(0));
    const { store, uploader, outcomes } = await conversation(http);
    await store.add('camera', 0, fragment('one'));
    const begin = performance.now();
    uploader.start();
    await eventually(() => expect(outcomes).toHaveLength(1));
    expect(performance.now() - begin).toBeGreaterThanOrEqual(990);
  });

  it('sends the same bytes again when the digest did not match on arrival', async () => {
    const http = new ScriptedHttp(problem(422, 'segment-digest-mismatch'), durable(0));
    const { store, uploader, outcomes } = await conversation(http);
    await store.add('camera', 0, fragment('one'));
    uploader.start();
    await eventually(() => expect(outcomes).toHaveLength(1));
    expect(outcomes[0]?.type).toBe('durable');
  });

  it('waits while the sitting does not record yet', async () => {
    const http = new ScriptedHttp(problem(409, 'sitting-not-recording'), durable(0));
    const { store, uploader, outcomes } = await conversation(http);
    await store.add('camera', 0, fragment('one'));
    uploader.start();
    await eventually(() => expect(outcomes).toHaveLength(1));
    expect(outcomes[0]?.type).toBe('durable');
  });

  it('ends with what a complete and sealed recording will never take', async () => {
    const end = positions({ nextSequence: 9, nextTake: 2, lastDigest: null });
    const http = new ScriptedHttp(
      problem(409, 'segment-contradicts'),
      end,
      problem(409, 'recording-sealed'),
      problem(409, 'recording-sealed'),
    );
    const { store, uploader, outcomes } = await conversation(http);
    await store.add('camera', 0, fragment('one'));
    await store.add('camera', 0, fragment('two'));
    uploader.start();
    await eventually(() => expect(outcomes).toHaveLength(2));
    expect(outcomes).toMatchObject([
      { type: 'refused', code: 'recording-sealed' },
      { type: 'refused', code: 'recording-sealed' },
    ]);
    expect(await store.oldest('camera')).toBeNull();
  });

  it('lets the rest go first when a proxy finds a segment too large, and loses it not', async () => {
    const tooLarge = problem(413, 'http-413');
    const http = new ScriptedHttp(tooLarge, durable(1), tooLarge, durable(0));
    const { store, uploader, outcomes } = await conversation(http);
    await store.add('camera', 0, fragment('one'));
    await store.add('camera', 0, fragment('two'));
    uploader.start();
    await eventually(() => expect(outcomes).toHaveLength(2));
    expect(outcomes.map((outcome) => [outcome.type, outcome.segment.sequence])).toEqual([
      ['durable', 1],
      ['durable', 0],
    ]);
  });

  it('chains each segment to the one before', async () => {
    const http = new ScriptedHttp(durable(0), durable(1));
    const { store, uploader, outcomes } = await conversation(http);
    await store.add('camera', 0, fragment('one'));
    await store.add('camera', 0, fragment('two'));
    uploader.start();
    await eventually(() => expect(outcomes).toHaveLength(2));
    const [one, two] = http.requests.map((request) => request.headers);
    expect(two?.get('Vigil-Predecessor')).toBe(one?.get('Content-Digest'));
  });

  it('says with an init segment what made the take', async () => {
    const http = new ScriptedHttp(durable(0));
    const { store, uploader, outcomes } = await conversation(http);
    const origin = { agent: 'vigil-agent/1 quiz-focus/1', clockOffsetMs: -1234.4 };
    await store.add('camera', 0, { ...fragment('init'), kind: 'init', codecs: 'video/mp4', origin });
    uploader.start();
    await eventually(() => expect(outcomes).toHaveLength(1));
    expect(http.requests[0]?.headers.get('Vigil-Agent')).toBe('vigil-agent/1 quiz-focus/1');
    expect(http.requests[0]?.headers.get('Vigil-Clock-Offset-Ms')).toBe('-1234');
  });

  it('keeps a segment whose receipt names another', async () => {
    const http = new ScriptedHttp(durable(7), durable(0));
    const { store, uploader, outcomes } = await conversation(http);
    await store.add('camera', 0, fragment('one'));
    uploader.start();
    await eventually(() => expect(outcomes).toHaveLength(1));
    expect(http.requests).toHaveLength(2);
  });

  it('sends what an earlier page left behind before anything new', async () => {
    const before = await conversation(new ScriptedHttp());
    await before.store.add('camera', 0, fragment('old'));
    const http = new ScriptedHttp(durable(0), durable(1));
    const { store, uploader, outcomes } = await conversation(http, before.factory);
    expect(store.backlog('camera').count).toBe(1);
    await store.add('camera', 1, fragment('new'));
    uploader.start();
    await eventually(() => expect(outcomes).toHaveLength(2));
    expect(outcomes.map((outcome) => outcome.segment.take)).toEqual([0, 1]);
    expect(store.backlog('camera')).toEqual({ count: 0, bytes: 0 });
  });
});
