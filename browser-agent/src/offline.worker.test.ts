import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

type Answer = (event: { request: unknown; respondWith: (answer: Promise<Response>) => void }) => void;

/** The service worker as the browser runs it, with a line that may swallow everything. */
describe('R2-019 a window loaded anew', () => {
  let answer: Answer;
  let kept: Response | undefined;
  let line: Promise<Response>;

  const load = () =>
    new Promise<Response>((resolve, reject) => {
      const request = { url: 'https://vigil.example/sittings/s1', method: 'GET', mode: 'navigate' };
      answer({ request, respondWith: (given) => void given.then(resolve, reject) });
    });

  beforeEach(async () => {
    vi.useFakeTimers();
    vi.resetModules();
    kept = new Response('kept');
    vi.stubGlobal('caches', { match: async () => kept });
    vi.stubGlobal('fetch', () => line);
    vi.stubGlobal('self', {
      location: { origin: 'https://vigil.example' },
      addEventListener: (kind: string, listener: Answer) => {
        answer = kind === 'fetch' ? listener : answer;
      },
    });
    const worker = './offline.worker.ts';
    await import(/* @vite-ignore */ worker);
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('comes from the network while that answers', async () => {
    line = Promise.resolve(new Response('new'));
    expect(await (await load()).text()).toBe('new');
  });

  it.each([
    ['nobody answers', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['a proxy stands before a server that is away', async () => new Response('away', { status: 502 })],
  ])('is the one kept where %s', async (_, make) => {
    line = make();
    expect(await (await load()).text()).toBe('kept');
  });

  it('is the one kept where the line swallows everything, after seconds and not minutes', async () => {
    line = new Promise(() => undefined);
    const loaded = load();
    await vi.advanceTimersByTimeAsync(5000);
    expect(await (await loaded).text()).toBe('kept');
    kept = new Response('kept, too');
    const next = load();
    await vi.advanceTimersByTimeAsync(10);
    expect(await (await next).text()).toBe('kept, too');
  });

  it('waits for a slow server where nothing is kept', async () => {
    kept = undefined;
    line = new Promise((resolve) => setTimeout(() => resolve(new Response('late')), 20_000));
    const loaded = load();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await (await loaded).text()).toBe('late');
  });
});
