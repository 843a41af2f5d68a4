import { beforeEach, describe, expect, it } from 'vitest';
import { ServerClock } from './clock.ts';

describe('the server’s time', () => {
  let local: number;
  let clock: ServerClock;

  beforeEach(() => {
    local = 100_000;
    clock = new ServerClock(() => local);
    clock.align(local);
  });

  it('takes a small difference for network delay', () => {
    clock.align(local - 1400);
    expect(clock.now()).toBe(local);
  });

  it('is not set back by one answer that came late', () => {
    local += 5000;
    clock.align(local - 4000);
    expect(clock.now()).toBe(local);
    local += 5000;
    clock.align(local);
    expect(clock.now()).toBe(local);
  });

  it('goes forward at once: an answer is never early', () => {
    clock.align(local + 60_000);
    expect(clock.now()).toBe(local + 60_000);
    expect(clock.offset).toBe(60_000);
    expect(clock.fromLocal(local)).toBe(local + 60_000);
  });

  it('follows a device clock that was put forward, once three answers say so', () => {
    local += 3_600_000;
    for (const seconds of [1, 2, 3]) {
      clock.align(100_000 + seconds * 1000);
      local += 1000;
    }
    expect(Math.abs(clock.now() - 103_000)).toBeLessThanOrEqual(1500);
  });

  it('knows the server’s time from the first answer', () => {
    const fresh = new ServerClock(() => local);
    fresh.align(local - 60_000);
    expect(fresh.now()).toBe(local - 60_000);
  });
});
