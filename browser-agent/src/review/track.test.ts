import { describe, expect, it } from 'vitest';
import type { IndexedSegment, Take } from './playback-index.ts';
import { Track } from './track.ts';

const startedAt = 1_000_000;

function segment(number: number, wallStartMs: number): IndexedSegment {
  return {
    offset: 900 + number * 100,
    length: 100,
    mediaStartMs: number * 3000,
    durationMs: 3000,
    frames: 45,
    wallStartMs,
  };
}

function take(number: number, wallStart: number, count: number): Take {
  const segments = Array.from({ length: count }, (_, at) => segment(at, wallStart + at * 3000));
  return { take: number, type: 'video/mp4', address: `/camera/${number}`, init: [0, 900], segments };
}

describe('Track', () => {
  it('puts the segments of one take on the time line of the recording', () => {
    const track = Track.of([take(0, startedAt, 3)], startedAt);
    expect(track.segments.map(({ from, to }) => [from, to])).toEqual([
      [0, 3000],
      [3000, 6000],
      [6000, 9000],
    ]);
    expect(track.end).toBe(9000);
  });

  it('begins a second take where its own clock says, with an offset of its own', () => {
    const track = Track.of([take(0, startedAt, 2), take(1, startedAt + 10_000, 2)], startedAt);
    expect(track.at(11_000)?.take.take).toBe(1);
    expect(track.at(11_000)?.offsetMs).toBe(10_000);
    expect(track.covered()).toEqual([
      { from: 0, to: 6000 },
      { from: 10_000, to: 16_000 },
    ]);
  });

  it('knows a gap and what comes after it', () => {
    const track = Track.of([take(0, startedAt, 2), take(1, startedAt + 10_000, 2)], startedAt);
    expect(track.at(7000)).toBeUndefined();
    expect(track.after(7000)?.from).toBe(10_000);
    expect(track.at(16_000)).toBeUndefined();
    expect(track.after(16_000)).toBeUndefined();
  });

  it('keeps one offset through rounding errors, and takes a new one after the device slept', () => {
    const rounded = take(0, startedAt, 2);
    const slept: Take = {
      ...rounded,
      segments: [
        segment(0, startedAt),
        segment(1, startedAt + 3020),
        segment(2, startedAt + 66_000),
        segment(3, startedAt + 69_000),
      ],
    };
    const track = Track.of([slept], startedAt);
    expect(track.segments.map(({ from }) => from)).toEqual([0, 3000, 66_000, 69_000]);
  });

  it('orders segments that arrived late', () => {
    const whole = take(0, startedAt, 3);
    const shuffled: Take = { ...whole, segments: [...whole.segments].reverse() };
    expect(Track.of([shuffled], startedAt).segments.map(({ from }) => from)).toEqual([0, 3000, 6000]);
  });

  it('has nothing to show of an empty stream', () => {
    const track = Track.of([], startedAt);
    expect(track.at(0)).toBeUndefined();
    expect(track.covered()).toEqual([]);
    expect(track.end).toBe(0);
  });
});
