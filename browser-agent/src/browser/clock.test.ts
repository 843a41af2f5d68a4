import { beforeEach, describe, expect, it } from 'vitest';
import { ServerClock } from './clock.ts';

const hour = 3_600_000;

describe('the server’s time', () => {
  /** The student's clock, the browser's steady one, the server's. */
  let wall: number;
  let steady: number;
  let server: number;
  let clock: ServerClock;

  function passes(milliseconds: number): void {
    wall += milliseconds;
    steady += milliseconds;
    server += milliseconds;
  }

  function fresh(): ServerClock {
    return new ServerClock(
      () => wall,
      () => steady,
    );
  }

  beforeEach(() => {
    wall = steady = 10 * hour;
    server = 12 * hour;
    clock = fresh();
    clock.align(server);
  });

  it('is known from the first answer', () => {
    passes(5000);
    expect(clock.now()).toBe(server);
    expect(clock.offset).toBe(2 * hour);
    expect(clock.fromLocal(wall - 1000)).toBe(server - 1000);
  });

  it('takes a small difference for network delay', () => {
    clock.align(server - 1400);
    expect(clock.now()).toBe(server);
  });

  it('is not set back by one answer that came late', () => {
    passes(5000);
    clock.align(server - 4000);
    expect(clock.now()).toBe(server);
  });

  it('is put right when the first answer was the late one', () => {
    clock = fresh();
    clock.align(server - 9000);
    clock.align(server);
    expect(clock.now()).toBe(server);
  });

  it.each([hour, -hour])('does not follow a student’s clock that is set by %d', (jump) => {
    wall += jump;
    passes(5000);
    expect(clock.now()).toBe(server);
    clock.align(server);
    expect(clock.now()).toBe(server);
    expect(clock.fromLocal(wall)).toBe(server);
  });

  it.each([hour, -hour])('does not follow a server’s clock that is set by %d', (jump) => {
    passes(5000);
    clock.align(server + jump);
    expect(clock.now()).toBe(server);
  });

  it('knows that the computer slept', () => {
    wall += hour;
    server += hour;
    passes(5000);
    clock.align(server);
    expect(clock.now()).toBe(server);
  });

  it('presumes what an earlier window measured until the server answers', () => {
    clock = fresh();
    clock.presume(hour);
    expect(clock.now()).toBe(wall + hour);
    clock.align(server);
    expect(clock.now()).toBe(server);
  });
});
