import { describe, expect, it } from 'vitest';
import { Backoff } from './backoff.ts';
import { UploadSpeed } from './upload-progress.ts';

describe('back-off', () => {
  it('doubles to its ceiling and begins anew after success', () => {
    const backoff = new Backoff(1000, 8000, () => 1);
    expect([1, 2, 3, 4, 5].map(() => backoff.next())).toEqual([1000, 2000, 4000, 8000, 8000]);
    backoff.reset();
    expect(backoff.next()).toBe(1000);
  });

  it('stays away as long as the server asks', () => {
    expect(new Backoff(1000, 8000, () => 0).next(12_000)).toBe(12_000);
    expect(new Backoff(1000, 8000, () => 1).next(12_000)).toBe(12_500);
  });

  it('spreads a hall of students over half of the wait', () => {
    expect(new Backoff(1000, 8000, () => 0).next()).toBe(500);
  });
});

describe('upload speed', () => {
  it('counts what was confirmed within ten seconds', () => {
    const speed = new UploadSpeed();
    speed.confirmed(0, 1_000_000);
    speed.confirmed(10_000, 125_000);
    speed.confirmed(12_000, 125_000);
    expect(speed.at(12_000)).toBe(1_000_000);
  });
});
