import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Strip } from '../messages/stills.ts';
import { Stills } from './stills.ts';

const began = 1_000_000;

describe('stills for the contact sheet', () => {
  let now: number;
  let frame: { displayWidth: number; displayHeight: number; format: null; close: () => void };
  let drawn: number[];
  let sizes: [number, number][];
  let strips: Strip[];
  let stills: Stills;

  class Canvas {
    readonly width: number;
    readonly height: number;

    constructor(width: number, height: number) {
      this.width = width;
      this.height = height;
    }

    readonly getContext = () => ({ drawImage: (_: unknown, x: number) => drawn.push(x) });
    readonly convertToBlob = async () => {
      sizes.push([this.width, this.height]);
      return new Blob(['jpeg']);
    };
  }

  const pass = async (seconds: number) => {
    for (let second = 0; second < seconds; second++) {
      now += 1000;
      await vi.advanceTimersByTimeAsync(1000);
    }
  };

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    vi.stubGlobal('OffscreenCanvas', Canvas);
    vi.stubGlobal(
      'MediaStreamTrackProcessor',
      class {
        readonly readable = new ReadableStream({ pull: (frames) => frames.enqueue(frame) });
      },
    );
    now = began;
    frame = { displayWidth: 640, displayHeight: 480, format: null, close: vi.fn() };
    drawn = [];
    sizes = [];
    strips = [];
    stills = new Stills('camera', {} as MediaStreamTrack, () => now);
    stills.strips.listen((strip) => strips.push(strip));
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('are one in ten seconds, a minute of them side by side', async () => {
    await pass(120);
    expect(strips.map(({ stream, from, every, pictures }) => [stream, from, every, pictures])).toEqual([
      ['camera', began + 10_000, 10_000, 6],
      ['camera', began + 70_000, 10_000, 6],
    ]);
    expect(drawn.slice(0, 6)).toEqual([0, 120, 240, 360, 480, 600]);
    expect(sizes).toEqual([
      [720, 90],
      [720, 90],
    ]);
    expect(atob(strips[0]?.jpeg ?? '')).toBe('jpeg');
    expect(frame.close).toHaveBeenCalledTimes(12);
  });

  it('are given out at the end, however few', async () => {
    await pass(25);
    await stills.stop();
    await pass(60);
    expect(strips.map(({ from, pictures }) => [from, pictures])).toEqual([[began + 10_000, 2]]);
    expect(sizes).toEqual([[240, 90]]);
  });

  it('keep their times when some were missed: the strip ends there', async () => {
    await pass(20);
    now += 40_000;
    await pass(60);
    expect(strips.map(({ from, pictures }) => [from, pictures])).toEqual([
      [began + 10_000, 2],
      [began + 70_000, 6],
    ]);
  });

  it('R4-050 are taken of a moment by itself, which leaves the row as it is', async () => {
    await pass(23);
    await stills.moment();
    await pass(40);
    expect(strips.map(({ from, every, pictures }) => [from, every, pictures])).toEqual([
      [began + 23_000, 10_000, 1],
      [began + 10_000, 10_000, 6],
    ]);
    expect(sizes).toEqual([
      [120, 90],
      [720, 90],
    ]);
    expect(frame.close).toHaveBeenCalledTimes(7);
  });

  it('begin a new strip when the picture has another shape', async () => {
    await pass(20);
    frame = { displayWidth: 1920, displayHeight: 1080, format: null, close: vi.fn() };
    await pass(10);
    await stills.stop();
    expect(strips.map(({ from, pictures }) => [from, pictures])).toEqual([
      [began + 10_000, 2],
      [began + 30_000, 1],
    ]);
    expect(sizes).toEqual([
      [240, 90],
      [160, 90],
    ]);
  });
});
