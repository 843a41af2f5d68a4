import { modelRate } from './resampler.ts';

/** The model judges 32 ms at a time. */
export const frameLength = 512;

export function framesIn(everyMs: number): number {
  return Math.max(1, Math.round((everyMs * modelRate) / 1000 / frameLength));
}

/** The model wants whole frames: what is asked for every half second comes every so many milliseconds of sound. */
export function pieceMs(everyMs: number): number {
  return (framesIn(everyMs) * frameLength * 1000) / modelRate;
}
