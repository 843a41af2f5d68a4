import { describe, expect, it } from 'vitest';
import { nextFetch, outside } from './buffer-plan.ts';
import type { Take } from './playback-index.ts';
import { type PlacedSegment, Track } from './track.ts';

const hours = 3 * 3600_000;

function take(number: number, wallStart: number, lengthMs: number, bytes = 60_000): Take {
  const count = lengthMs / 3000;
  return {
    take: number,
    type: 'video/mp4',
    address: `/camera/${number}`,
    init: [0, 900],
    segments: Array.from({ length: count }, (_, at) => ({
      offset: 900 + at * bytes,
      length: bytes,
      mediaStartMs: at * 3000,
      durationMs: 3000,
      frames: 45,
      wallStartMs: wallStart + at * 3000,
    })),
  };
}

const nothing = () => false;

describe('nextFetch', () => {
  const long = Track.of([take(0, 0, hours)], 0);

  it('R2-027 asks for the segment under the playhead and its successor, wherever in three hours', () => {
    for (const position of [0, 3_600_500, hours - 1]) {
      const fetch = nextFetch(long, position, nothing);
      const first = Math.floor(position / 3000);
      expect(fetch?.from).toBe(900 + first * 60_000);
      expect(fetch?.length).toBeLessThanOrEqual(120_000);
    }
  });

  it('then fetches ahead in larger ranges, and stops when enough is there', () => {
    const has = new Set<PlacedSegment>();
    const lengths: number[] = [];
    for (let fetch = nextFetch(long, 60_000, (s) => has.has(s)); fetch; ) {
      for (const segment of fetch.segments) {
        has.add(segment);
      }
      lengths.push(fetch.segments.length);
      fetch = nextFetch(long, 60_000, (s) => has.has(s));
    }
    expect(lengths).toEqual([2, 17]);
    expect(has.size * 60_000).toBeLessThan(1_500_000);
  });

  it('never mixes two takes in one range', () => {
    const track = Track.of([take(0, 0, 6000), take(1, 6000, 6000)], 0);
    const has = (segment: PlacedSegment) => segment.to <= 3000;
    expect(nextFetch(track, 3000, has)?.segments).toHaveLength(1);
    expect(nextFetch(track, 6000, nothing)).toMatchObject({ take: { address: '/camera/1' }, from: 900 });
  });

  it('skips what is there already and does not fetch it twice', () => {
    const has = (segment: PlacedSegment) => segment.from === 3000;
    const fetch = nextFetch(long, 0, has);
    expect(fetch?.segments.map(({ from }) => from)).toEqual([0]);
  });

  it('prepares what follows a gap while the playhead is within it', () => {
    const track = Track.of([take(0, 0, 6000), take(1, 20_000, 6000)], 0);
    expect(nextFetch(track, 8000, nothing)?.segments[0]?.from).toBe(20_000);
    expect(nextFetch(track, 26_000, nothing)).toBeNull();
  });

  it('breaks a range where bytes of another segment lie between (late arrival)', () => {
    const whole = take(0, 0, 9000);
    const [first, second, third] = whole.segments;
    if (!first || !second || !third) {
      throw new Error('three segments expected');
    }
    const late: Take = {
      ...whole,
      segments: [first, { ...second, offset: third.offset }, { ...third, offset: second.offset }],
    };
    expect(nextFetch(Track.of([late], 0), 0, nothing)?.segments).toHaveLength(1);
  });
});

describe('outside', () => {
  it('names what may be dropped behind and far ahead of the playhead', () => {
    const track = Track.of([take(0, 0, hours)], 0);
    const dropped = outside(track.segments.slice(0, 100), 150_000);
    expect(dropped.map(({ from }) => from)).toEqual([
      ...Array.from({ length: 39 }, (_, at) => at * 3000),
      ...Array.from({ length: 29 }, (_, at) => 213_000 + at * 3000),
    ]);
  });
});
