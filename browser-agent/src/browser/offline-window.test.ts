// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { eventually } from '../testing/eventually.ts';
import { keepWindow } from './offline-window.ts';

const page = '<script src="/assets/exam-window.js"></script>';

describe('R2-019 the window kept for a reload without network', () => {
  let missing: string | null;
  let kept: string[];

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    vi.spyOn(console, 'warn').mockReturnValue();
    vi.spyOn(performance, 'getEntriesByType').mockReturnValue([]);
    kept = [];
    const add = async (address: string) => {
      if (address === missing) {
        throw new TypeError('Failed to fetch');
      }
      kept.push(address);
    };
    vi.stubGlobal('caches', { keys: async () => [], open: async () => ({ add }) });
    vi.stubGlobal('fetch', async () => new Response(page));
    vi.stubGlobal('navigator', { serviceWorker: { register: async () => undefined } });
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('has no frame before all that the frame needs, and is tried until it is whole', async () => {
    missing = '/assets/exam-window.js';
    void keepWindow('1', new AbortController().signal);
    await eventually(() => expect(console.warn).toHaveBeenCalled());
    expect(kept).toEqual([]);
    missing = null;
    await vi.advanceTimersByTimeAsync(60_000);
    await eventually(() => expect(kept).toEqual(['/assets/exam-window.js', '/assets/exam-window.html']));
  });

  it('is not kept any more when the exam is over', async () => {
    missing = '/assets/exam-window.js';
    const over = new AbortController();
    void keepWindow('1', over.signal);
    await eventually(() => expect(console.warn).toHaveBeenCalled());
    over.abort();
    missing = null;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(kept).toEqual([]);
  });
});
