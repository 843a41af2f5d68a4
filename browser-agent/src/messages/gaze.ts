import { number, record } from './decode.ts';
import type { Gaze } from './detector-messages.ts';

/** How somebody's head and eyes are when the screen is looked at, with this camera and this chair. */
export interface GazeBaseline {
  readonly yaw: number;
  readonly pitch: number;
  readonly openness: number;
  readonly iris: number | null;
}

/** Fewer readings say nothing. */
const leastReadings = 12;

/** The middle of what was read while the screen was looked at; blinks and glances do not move it. */
export function baselineOf(readings: readonly Gaze[]): GazeBaseline | null {
  if (readings.length < leastReadings) {
    return null;
  }
  const irises = readings.flatMap(({ iris }) => (iris === null ? [] : [iris]));
  return {
    yaw: median(readings.map(({ yaw }) => yaw)),
    pitch: median(readings.map(({ pitch }) => pitch)),
    openness: median(readings.map(({ openness }) => openness)),
    iris: irises.length < leastReadings / 2 ? null : median(irises),
  };
}

/** Null where none was kept. */
export function decodeBaseline(value: unknown): GazeBaseline | null {
  if (value === null || value === undefined) {
    return null;
  }
  const fields = record(value);
  const iris = fields['iris'];
  return {
    yaw: number(fields['yaw']),
    pitch: number(fields['pitch']),
    openness: number(fields['openness']),
    iris: typeof iris === 'number' ? iris : null,
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
