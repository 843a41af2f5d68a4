import { describe, expect, it } from 'vitest';
import { measured } from './measured.ts';
import type { Take } from './playback-index.ts';

function take(number: number, ...segments: readonly [bytes: number, ms: number, frames: number][]): Take {
  return {
    take: number,
    type: 'video/mp4',
    address: '/camera/0',
    init: [0, 900],
    segments: segments.map(([length, durationMs, frames]) => ({
      offset: 0,
      length,
      mediaStartMs: 0,
      durationMs,
      wallStartMs: 0,
      frames,
    })),
  };
}

describe('measured', () => {
  it('is frames and bits over the time recorded, through all takes', () => {
    expect(measured([take(0, [75_000, 3000, 90]), take(1, [25_000, 1000, 30])])).toEqual({
      framesPerSecond: 30,
      kilobitsPerSecond: 200,
    });
  });

  it('says nothing of frames that the container does not count, and nothing before the first', () => {
    expect(measured([take(0, [75_000, 3000, 0])])?.framesPerSecond).toBeNull();
    expect(measured([take(0)])).toBeNull();
  });
});
