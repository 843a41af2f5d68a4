import type { IndexedSegment, Take } from './playback-index.ts';

/**
 * A segment on the one time line of the recording: milliseconds since its start, whatever take it is of.
 * Adding `offsetMs` to media time gives that position.
 */
export interface PlacedSegment {
  readonly take: Take;
  readonly from: number;
  readonly to: number;
  readonly offset: number;
  readonly length: number;
  readonly offsetMs: number;
}

export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** Encoders round; a jump larger than this is a pause of the device and not rounding. */
const roundingMs = 250;
/** Shorter holes between two segments are not worth a word to the reviewer. */
const seamMs = 400;

/** All segments of one stream in the order of the recording. */
export class Track {
  readonly segments: readonly PlacedSegment[];

  private constructor(segments: readonly PlacedSegment[]) {
    this.segments = segments;
  }

  static of(takes: readonly Take[], startedAt: number): Track {
    const placed = takes.flatMap((take) => place(take, startedAt));
    return new Track(placed.sort((a, b) => a.from - b.from));
  }

  get end(): number {
    return this.segments.reduce((end, segment) => Math.max(end, segment.to), 0);
  }

  /** The segment that holds this position, or undefined within a gap. */
  at(position: number): PlacedSegment | undefined {
    const index = this.#lastBegunBy(position);
    const found = this.segments[index];
    return found && position < found.to ? found : undefined;
  }

  /** The first segment that begins after this position. */
  after(position: number): PlacedSegment | undefined {
    return this.segments[this.#lastBegunBy(position) + 1];
  }

  /** Index of the first segment that is not over at this position. */
  indexFrom(position: number): number {
    const index = Math.max(0, this.#lastBegunBy(position));
    const found = this.segments[index];
    return found && found.to <= position ? index + 1 : index;
  }

  /** What there is of the stream, seams closed. */
  covered(): readonly Interval[] {
    const intervals: { from: number; to: number }[] = [];
    for (const { from, to } of this.segments) {
      const last = intervals.at(-1);
      if (last && from - last.to <= seamMs) {
        last.to = Math.max(last.to, to);
      } else {
        intervals.push({ from, to });
      }
    }
    return intervals;
  }

  #lastBegunBy(position: number): number {
    let low = 0;
    let high = this.segments.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.segments[middle]?.from ?? 0) <= position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }
}

function place(take: Take, startedAt: number): PlacedSegment[] {
  const inOrder = [...take.segments].sort((a, b) => a.mediaStartMs - b.mediaStartMs);
  let offsetMs: number | null = null;
  return inOrder.map((segment) => {
    const own = segment.wallStartMs - startedAt - segment.mediaStartMs;
    // One offset for as long as possible: a new one for every segment would tear the sound apart.
    if (offsetMs === null || Math.abs(own - offsetMs) > roundingMs) {
      offsetMs = own;
    }
    return placed(take, segment, offsetMs);
  });
}

function placed(take: Take, segment: IndexedSegment, offsetMs: number): PlacedSegment {
  const from = segment.mediaStartMs + offsetMs;
  return {
    take,
    from,
    to: from + segment.durationMs,
    offset: segment.offset,
    length: segment.length,
    offsetMs,
  };
}
