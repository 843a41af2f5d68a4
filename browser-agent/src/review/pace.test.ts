import { describe, expect, it } from 'vitest';
import { paceOf } from './pace.ts';

/** Plays both for ten seconds; the leader begins late. Answers how far apart they were, tick by tick. */
function played(tick: (number: number) => number, startsAfter: number, apart = 0, rate = 1) {
  const far: { at: number; apart: number }[] = [];
  let leader = 0;
  let follower = apart;
  let pace = rate;
  let now = 0;
  for (let number = 0; now < 10_000; number++) {
    const elapsed = tick(number);
    follower += elapsed * pace;
    leader += Math.max(0, now + elapsed - Math.max(now, startsAfter)) * rate;
    now += elapsed;
    far.push({ at: now, apart: Math.abs(follower - leader) });
    pace = paceOf(follower - leader, rate, elapsed);
  }
  const most = (from: number) => Math.max(...far.filter(({ at }) => at >= from).map((one) => one.apart));
  return { most };
}

const even = () => 40;
const busy = (number: number) => [40, 250, 60, 400, 40, 120][number % 6] ?? 40;

describe('how fast the screen follows the camera', () => {
  it('is within 100 ms at all times, however late the sound starts', () => {
    expect(played(even, 0).most(0)).toBeLessThan(100);
    expect(played(even, 500).most(0)).toBeLessThanOrEqual(101);
    expect(played(even, 1500).most(0)).toBeLessThanOrEqual(101);
  });

  it.each([-600, -300, 300, 600])('has made up for %d ms within a second', (apart) => {
    expect(played(even, 0, apart).most(1000)).toBeLessThan(100);
  });

  it.each([-600, -200, 300, 600])('does not swing on a machine that looks seldom: %d ms', (apart) => {
    expect(played(busy, 0, apart).most(4000)).toBeLessThan(100);
  });

  it('keeps together at another speed, too', () => {
    expect(played(even, 0, 0, 4).most(0)).toBeLessThan(400);
    expect(paceOf(0, 16, 40)).toBe(16);
    expect(paceOf(-5000, 16, 40)).toBe(16);
    expect(paceOf(10, 0.5, 40)).toBe(0.5);
  });
});
