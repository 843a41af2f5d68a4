import { describe, expect, it } from 'vitest';
import { release } from './release.ts';

describe('R2-026 memory that is given back', () => {
  it('is gone for everybody who still holds on to it', () => {
    const bytes = new Uint8Array(1024);
    const heldOn = new Float32Array(bytes.buffer);
    const pixels = new Uint8ClampedArray(64);

    release(bytes, undefined, pixels);

    expect([bytes.length, heldOn.length, pixels.length]).toEqual([0, 0, 0]);
  });

  it('is not asked for where there is none', () => {
    expect(() => release()).not.toThrow();
  });
});
