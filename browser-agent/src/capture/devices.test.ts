import { describe, expect, it } from 'vitest';
import { isWholeMonitor } from './devices.ts';

/** A shared surface as the browser tells of it; `undefined`: a browser that tells nothing. */
function share(...surfaces: (string | undefined)[]): MediaStream {
  const tracks = surfaces.map((displaySurface) => ({ getSettings: () => ({ displaySurface }) }));
  return { getVideoTracks: () => tracks } as unknown as MediaStream;
}

describe('R2-020 what is shared', () => {
  it('is the whole monitor when the browser says so', () => {
    expect(isWholeMonitor(share('monitor'))).toBe(true);
  });

  it.each(['window', 'browser', 'application', undefined])('is not the whole monitor: %s', (surface) => {
    expect(isWholeMonitor(share(surface))).toBe(false);
  });

  it('is nothing without a picture', () => {
    expect(isWholeMonitor(share())).toBe(false);
  });
});
