import type { Take } from './playback-index.ts';
import type { PlacedSegment, Track } from './track.ts';

/** One range request; all its segments are of one take and can be appended with one time offset. */
export interface RangeFetch {
  readonly take: Take;
  readonly from: number;
  readonly length: number;
  readonly segments: readonly PlacedSegment[];
}

/** How much is kept ready around the playhead. */
export interface Window {
  readonly behindMs: number;
  readonly aheadMs: number;
  readonly bytesAtOnce: number;
}

export const ordinaryWindow: Window = { behindMs: 30_000, aheadMs: 30_000, bytesAtOnce: 1_000_000 };

/** Faster playing needs more of the recording ready for the same time of watching. */
export function windowAt(rate: number): Window {
  const times = Math.max(1, rate / 2);
  return { behindMs: 30_000, aheadMs: 30_000 * times, bytesAtOnce: 1_000_000 * times };
}

/**
 * What to fetch next so that playing at `position` can begin or go on; null when enough is there.
 * The segment under the playhead comes alone with its successor: the first picture must not wait for a megabyte.
 */
export function nextFetch(
  track: Track,
  position: number,
  has: (segment: PlacedSegment) => boolean,
  window: Window = ordinaryWindow,
): RangeFetch | null {
  const { segments } = track;
  let index = track.indexFrom(position);
  while (isWithin(segments[index], position, window) && isThere(segments[index], has)) {
    index++;
  }
  const first = segments[index];
  if (!first || !isWithin(first, position, window)) {
    return null;
  }
  const urgent = first.from <= position;
  const chosen = [first];
  let length = first.length;
  for (let next = index + 1; next < segments.length; next++) {
    const last = chosen.at(-1);
    const candidate = segments[next];
    const enough = urgent ? chosen.length >= 2 : length >= window.bytesAtOnce;
    if (!last || !candidate || enough || !follows(last, candidate) || has(candidate)) {
      break;
    }
    chosen.push(candidate);
    length += candidate.length;
  }
  return { take: first.take, from: first.offset, length, segments: chosen };
}

/** Segments that were appended but lie too far from the playhead to keep. */
export function outside(
  appended: Iterable<PlacedSegment>,
  position: number,
  window: Window = ordinaryWindow,
): readonly PlacedSegment[] {
  return [...appended].filter(
    (segment) => segment.to < position - window.behindMs || segment.from > position + 2 * window.aheadMs,
  );
}

function isWithin(segment: PlacedSegment | undefined, position: number, window: Window): boolean {
  return segment !== undefined && segment.from < position + window.aheadMs;
}

function isThere(segment: PlacedSegment | undefined, has: (segment: PlacedSegment) => boolean): boolean {
  return segment !== undefined && has(segment);
}

/** Bytes without a hole, one encoder run, one offset. */
function follows(last: PlacedSegment, next: PlacedSegment): boolean {
  return (
    next.take === last.take && next.offsetMs === last.offsetMs && next.offset === last.offset + last.length
  );
}
