import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { modelFile } from './model-store.ts';

const whole = new TextEncoder().encode('a model of sixteen');
const file = {
  name: 'a.tflite',
  bytes: whole.length,
  sha256: createHash('sha256').update(whole).digest('hex'),
};
const address = 'https://vigil.example/assets/media/a-1234.tflite';

/** What a browser keeps between two sittings. */
const kept = new Map<string, Response>();
const cache = {
  match: async (key: string) => kept.get(key)?.clone(),
  put: async (key: string, answer: Response) => void kept.set(key, answer),
};

function serve(...bodies: readonly BodyInit[]) {
  const fetched = vi.fn(
    async () => new Response(bodies[Math.min(fetched.mock.calls.length, bodies.length) - 1]),
  );
  vi.stubGlobal('fetch', fetched);
  return fetched;
}

describe('files of models', () => {
  beforeEach(() => {
    kept.clear();
    vi.stubGlobal('location', { origin: 'https://vigil.example' });
    vi.stubGlobal('caches', { open: async () => cache });
  });
  afterEach(() => vi.unstubAllGlobals());

  it('come once for all sittings of a browser, telling how far they are', async () => {
    const fetched = serve(whole);
    const progress = vi.fn();
    expect(await modelFile(address, file, progress)).toEqual(whole);
    expect(progress).toHaveBeenLastCalledWith(whole.length);
    expect(await modelFile(address, file, progress)).toEqual(whole);
    expect(fetched).toHaveBeenCalledOnce();
  });

  it('are refused when they are not what they must be, longer, shorter or missing', async () => {
    const other = Uint8Array.from(whole, (byte) => byte ^ 1);
    for (const wrong of [other, whole.slice(1), new Uint8Array(100)]) {
      serve(wrong);
      await expect(modelFile(address, file, () => undefined)).rejects.toThrow('must be');
    }
    vi.stubGlobal('fetch', async () => new Response(null, { status: 404 }));
    await expect(modelFile(address, file, () => undefined)).rejects.toThrow('404');
    expect(kept.size).toBe(0);
  });

  it('come again when what was kept is of an older release or damaged', async () => {
    kept.set('https://vigil.example/models/a.tflite', new Response('an older model'));
    const fetched = serve(whole);
    expect(await modelFile(address, file, () => undefined)).toEqual(whole);
    await modelFile(address, file, () => undefined);
    expect(fetched).toHaveBeenCalledOnce();
  });

  it('come also where nothing can be kept', async () => {
    vi.stubGlobal('caches', { open: () => Promise.reject(new Error('private window')) });
    serve(whole);
    expect(await modelFile(address, file, () => undefined)).toEqual(whole);
  });
});
