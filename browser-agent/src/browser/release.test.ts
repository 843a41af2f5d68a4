import { describe, expect, it } from 'vitest';
import { release } from './release.ts';

const megabyte = 1 << 20;

describe('R2-026 memory that is given back', () => {
  it('is gone for everybody who still holds on to it', () => {
    const bytes = new Uint8Array(megabyte);
    const heldOn = new Float32Array(bytes.buffer);
    const pixels = new Uint8ClampedArray(64);

    release(bytes, undefined, pixels);

    expect([bytes.length, heldOn.length, pixels.length]).toEqual([0, 0, 0]);
  });

  it('waits for more where it is little', () => {
    const little = Array.from({ length: 7 }, () => new Uint8Array(megabyte / 8));
    for (const one of little) {
      release(one, one);
    }
    expect(little.map(({ length }) => length)).toEqual(little.map(() => megabyte / 8));

    release(new Uint8Array(megabyte / 8));
    expect(little.map(({ length }) => length)).toEqual(little.map(() => 0));
  });

  it('may have been given away before', () => {
    const away = new Uint8Array(64);
    release(away);
    structuredClone(null, { transfer: [away.buffer] });

    const later = new Uint8Array(megabyte);
    release(later);
    expect(later).toHaveLength(0);
  });

  it('is not asked for where there is none', () => {
    expect(() => release()).not.toThrow();
  });
});
