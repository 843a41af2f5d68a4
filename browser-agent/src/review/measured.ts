import type { Take } from './playback-index.ts';

/** What a stream really has, over all that was recorded of it. */
export interface Measured {
  /** Null where the container does not say. */
  readonly framesPerSecond: number | null;
  readonly kilobitsPerSecond: number;
}

/** Null before anything was recorded. */
export function measured(takes: readonly Take[]): Measured | null {
  let milliseconds = 0;
  let bytes = 0;
  let frames = 0;
  for (const { durationMs, length, frames: pictures } of takes.flatMap((take) => take.segments)) {
    milliseconds += durationMs;
    bytes += length;
    frames += pictures;
  }
  return milliseconds === 0
    ? null
    : {
        framesPerSecond: frames === 0 ? null : (frames * 1000) / milliseconds,
        kilobitsPerSecond: (bytes * 8) / milliseconds,
      };
}
