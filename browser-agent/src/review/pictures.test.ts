// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Pictures } from './pictures.ts';
import { decodeIndex } from './playback-index.ts';
import { textsFor } from './texts/index.ts';

const indexOf = (camera: number, screen: number) => {
  const stream = (name: string, from: number) => ({
    name,
    takes: [
      {
        take: 0,
        type: 'video/mp4',
        address: `/${name}`,
        init: [0, 10],
        segments: [0, 1, 2].map((at) => [10 + at, 1, at * 3000, 3000, from + at * 3000, 9]),
      },
    ],
  });
  return decodeIndex({
    startedAt: Math.min(camera, screen),
    endedAt: null,
    state: 'recording',
    complete: false,
    streams: [stream('camera', camera), stream('screen', screen)],
    gaps: [],
    photos: [],
  });
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal(
    'MediaSource',
    class extends EventTarget {
      readonly readyState = 'closed';
    },
  );
  vi.stubGlobal('fetch', vi.fn().mockReturnValue(new Promise(() => undefined)));
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:none');
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it('R2-027 stays where the first pictures are when the whole index comes', () => {
  const pictures = new Pictures(textsFor('en'), 'en');
  pictures.begin(indexOf(1_000, 1_700));
  expect(pictures.player.position).toBe(700);
  const seek = vi.spyOn(pictures.player, 'seek');
  pictures.begin(indexOf(1_000, 1_700));
  expect(seek).not.toHaveBeenCalled();
  pictures.begin(indexOf(1_000, 2_000));
  expect(pictures.player.position).toBe(1000);
});

it('does not wait for pictures that do not come', async () => {
  const pictures = new Pictures(textsFor('en'), 'en');
  pictures.begin(indexOf(1_000, 1_700));
  const shown = vi.fn();
  void pictures.shown().then(shown);
  await vi.advanceTimersByTimeAsync(100);
  expect(shown).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1000);
  expect(shown).toHaveBeenCalledOnce();
});
