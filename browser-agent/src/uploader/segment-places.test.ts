import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
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

describe('where a segment finds its place', () => {
  it.each(['segment-contradicts', 'segment-chain-broken'])(
    'loses nothing when a browser elsewhere recorded meanwhile (%s)',
    async (code) => {
      const end = { nextSequence: 5, nextTake: 2, lastDigest: 'sha-256=:end:' };
      const http = new ScriptedHttp(problem(409, code), positions(end), durable(5), durable(6));
      const { store, uploader, outcomes } = await conversation(http);
      await store.add('camera', 0, fragment('one'));
      await store.add('camera', 0, fragment('two'));
      uploader.start();
      await eventually(() => expect(outcomes).toHaveLength(2));
      expect(outcomes.map((outcome) => [outcome.type, outcome.segment.sequence])).toEqual([
        ['durable', 5],
        ['durable', 6],
      ]);
      expect(http.requests[2]?.headers.get('Vigil-Predecessor')).toBe('sha-256=:end:');
    },
  );

  it('R2-019 moves behind again and again while another computer sends its backlog, and deletes nothing', async () => {
    const end = (nextSequence: number) =>
      positions({ nextSequence, nextTake: 2, lastDigest: `sha-256=:${nextSequence}:` });
    const refusal = problem(409, 'segment-contradicts');
    const http = new ScriptedHttp();
    for (let sequence = 5; sequence < 25; sequence++) {
      http.add(refusal, end(sequence));
    }
    http.add(durable(24), durable(25));
    const { store, uploader, outcomes } = await conversation(http);
    await store.add('camera', 0, fragment('one'));
    await store.add('camera', 0, fragment('two'));
    uploader.start();
    await eventually(() => expect(outcomes).toHaveLength(2));
    expect(outcomes.map(({ type, segment }) => [type, segment.sequence])).toEqual([
      ['durable', 24],
      ['durable', 25],
    ]);
  });

  it('R2-019 puts aside what the line damages however often, and sends the rest meanwhile', async () => {
    const mismatch = problem(422, 'segment-digest-mismatch');
    const http = new ScriptedHttp(mismatch, durable(1));
    for (let time = 0; time < 12; time++) {
      http.add(mismatch);
    }
    http.add(durable(0));
    const { store, uploader, outcomes } = await conversation(http);
    vi.spyOn(console, 'warn').mockReturnValue();
    await store.add('camera', 0, fragment('one'));
    await store.add('camera', 0, fragment('two'));
    uploader.start();
    await eventually(() => expect(outcomes).toHaveLength(2));
    expect(outcomes.map(({ type, segment }) => [type, segment.sequence])).toEqual([
      ['durable', 1],
      ['durable', 0],
    ]);
  });

  it('waits with the pieces of a take for its init that was put aside', async () => {
    const tooLarge = problem(413, 'http-413');
    const without = problem(409, 'take-without-init');
    const http = new ScriptedHttp(tooLarge, without, durable(0), durable(1));
    const { store, uploader, outcomes } = await conversation(http);
    vi.spyOn(console, 'warn').mockReturnValue();
    await store.add('camera', 0, { ...fragment('init'), kind: 'init' });
    await store.add('camera', 0, fragment('one'));
    uploader.start();
    await eventually(() => expect(outcomes).toHaveLength(2));
    expect(outcomes.map(({ type }) => type)).toEqual(['durable', 'durable']);
    expect(sequences(http)).toEqual([0, 1, 0, 1]);
  });

  it('R2-019 counts as unsent only what no server has taken in', async () => {
    const http = new ScriptedHttp(takenIn(0), notDurable(), takenIn(1));
    const { store, uploader } = await conversation(http);
    await store.add('camera', 0, fragment('one'));
    await store.add('camera', 0, fragment('three'));
    expect(uploader.unsent).toEqual({ count: 2, bytes: 8 });
    uploader.start();
    await eventually(() => expect(http.left).toBe(0));
    await eventually(() => expect(uploader.unsent).toEqual({ count: 0, bytes: 0 }));
    expect(store.backlog('camera')).toEqual({ count: 2, bytes: 8 });
  });

  it('R2-019 keeps, and sends again, what the server made durable with other bytes', async () => {
    const end = positions({
      nextSequence: 1,
      nextTake: 1,
      lastDigest: 'sha-256=:other:',
      durableBefore: 1,
      durableDigest: 'sha-256=:other:',
    });
    const http = new ScriptedHttp(takenIn(0), end, problem(409, 'segment-contradicts'), end, durable(1));
    const { store, uploader, outcomes } = await conversation(http);
    vi.spyOn(console, 'warn').mockReturnValue();
    await store.add('camera', 0, fragment('one'));
    uploader.start();
    await eventually(() => expect(outcomes).toHaveLength(1));
    expect(outcomes[0]).toMatchObject({ type: 'durable', segment: { sequence: 1 } });
    expect(sequences(http)).toEqual([0, 0, 1]);
  });

  it('leaves in its place what was taken in when the rest moves behind', async () => {
    const end = (nextSequence: number) =>
      positions({ nextSequence, nextTake: 1, lastDigest: 'sha-256=:end:', durableBefore: 0 });
    const http = new ScriptedHttp(
      problem(413, 'http-413'),
      takenIn(1),
      end(2),
      problem(409, 'segment-contradicts'),
      end(2),
      takenIn(2),
    );
    const { store, uploader } = await conversation(http);
    vi.spyOn(console, 'warn').mockReturnValue();
    await store.add('camera', 0, fragment('one'));
    await store.add('camera', 0, fragment('two'));
    uploader.start();
    await eventually(() => expect(http.left).toBe(0));
    expect(sequences(http)).toEqual([0, 1, 0, 2]);
    expect(uploader.unsent.count).toBe(0);
  });

  it('asks again at once for what is durable when the student’s clock is set back', async () => {
    const end = (durableBefore: number) =>
      positions({ nextSequence: 1, nextTake: 1, lastDigest: null, durableBefore });
    const http = new ScriptedHttp(takenIn(0), end(0), end(1));
    const clock = vi.spyOn(Date, 'now').mockReturnValue(10_000_000);
    const { store, uploader, outcomes } = await conversation(http);
    await store.add('camera', 0, fragment('one'));
    uploader.start();
    await eventually(() => expect(http.left).toBe(1));
    clock.mockReturnValue(10_000_000 - 3_600_000);
    uploader.retryNow();
    await eventually(() => expect(outcomes).toHaveLength(1));
    clock.mockRestore();
  });

  it('begins anew after it was stopped, and never runs twice', async () => {
    const http = new ScriptedHttp(durable(0), durable(1));
    const { store, uploader, outcomes } = await conversation(http);
    await store.add('camera', 0, fragment('one'));
    await store.add('camera', 0, fragment('two'));
    uploader.start();
    uploader.stop();
    uploader.start();
    await eventually(() => expect(outcomes).toHaveLength(2));
    expect(sequences(http)).toEqual([0, 1]);
  });
});
