import { beforeEach, describe, expect, it } from 'vitest';
import { TakeClock } from './take-clock.ts';

/** Wall clock and monotonic clock run together until the computer sleeps. */
class Computer {
  wall = 1_700_000_000_000;
  monotonic = 5000;

  pass(ms: number): void {
    this.wall += ms;
    this.monotonic += ms;
  }

  sleep(ms: number): void {
    this.wall += ms;
  }
}

describe('the clock of a take', () => {
  let computer: Computer;
  let clock: TakeClock;
  let firstPicture: number;

  beforeEach(() => {
    computer = new Computer();
    clock = new TakeClock({ now: () => computer.wall }, () => computer.monotonic);
    firstPicture = computer.wall;
  });

  it('takes a prompt start for the moment of the first picture', () => {
    computer.pass(60);
    clock.told(0);
    expect(clock.wallClockAt(0) - firstPicture).toBe(60);
  });

  it('corrects a start that a busy page was told 2 s late by the first chunk', () => {
    computer.pass(2120);
    clock.told(0);
    computer.pass(3970);
    clock.told(6000);
    expect(clock.wallClockAt(0) - firstPicture).toBe(90);
    expect(clock.wallClockAt(6000) - firstPicture).toBe(6090);
  });

  it('is not led astray by a chunk that comes late', () => {
    computer.pass(60);
    clock.told(0);
    computer.pass(9000);
    clock.told(6000);
    expect(clock.wallClockAt(6000) - firstPicture).toBe(6060);
  });

  it('follows the wall clock over a sleep in which media time stands still', () => {
    clock.told(0);
    computer.pass(6000);
    clock.told(6000);
    computer.sleep(60_000);
    computer.pass(3000);
    clock.told(9000);
    expect(clock.wallClockAt(6000) - firstPicture).toBe(66_000);
  });

  it('does not drift from media time that goes slower than the clock', () => {
    for (let media = 0; media <= 1_200_000; media += 3000) {
      clock.told(media);
      computer.pass(3001);
    }
    expect(Math.abs(clock.wallClockAt(1_203_000) - computer.wall)).toBeLessThan(15);
  });

  it('knows media time where the container does not say', () => {
    clock.told(0);
    computer.pass(2040);
    expect(clock.mediaMsAt(computer.monotonic)).toBe(2040);
  });
});
