import { describe, expect, it } from 'vitest';
import type { Observation } from '../messages/observations.ts';
import { play, picture as seen } from '../testing/test-observations.ts';
import { testRule } from '../testing/test-rules.ts';

describe('R2-020 whole screen', () => {
  const screen = (at: number, monitor: boolean, live = true): Observation => ({
    kind: 'screen-track',
    at,
    live,
    monitor,
  });
  const rules = [testRule('whole_screen')];

  it('marks a window or a tab that is shared in place of the monitor', () => {
    const { incidents, notices } = play(rules, [screen(5000, false), screen(15_000, true)], 30_000);
    expect(incidents).toMatchObject([{ rule: 'whole_screen', startedAt: 5000, endedAt: 15_000 }]);
    expect(notices.map((notice) => notice.cause)).toEqual(['not-whole-screen']);
  });

  it('marks a share that was stopped', () => {
    const { notices } = play(rules, [screen(5000, true, false)], 30_000);
    expect(notices.map((notice) => notice.cause)).toEqual(['share-stopped']);
  });

  it('marks nothing while the whole monitor is shared', () => {
    expect(play(rules, [screen(0, true)], 60_000).incidents).toEqual([]);
  });
});

describe('R4-045 camera', () => {
  const track = (at: number, live: boolean): Observation => ({ kind: 'camera-track', at, live });
  const picture = (at: number, difference: number) => seen(at, { difference });

  it('marks a camera whose track ended, and no longer than it is gone', () => {
    const lost = [picture(0, 1), track(5000, false), track(15_000, true), picture(15_000, 1)];
    const { incidents, notices } = play([testRule('camera_picture')], lost, 30_000);
    expect(incidents).toMatchObject([{ rule: 'camera_picture', startedAt: 5000, endedAt: 15_000 }]);
    expect(notices.map((notice) => notice.cause)).toEqual(['camera-lost']);
  });

  it('marks a picture that repeats exactly for more than ten seconds', () => {
    const frozen = Array.from({ length: 30 }, (_, second) => picture(second * 1000, second < 5 ? 1 : 0));
    const { incidents, notices } = play([testRule('camera_picture')], frozen, 29_000);
    expect(incidents).toMatchObject([{ startedAt: 5000 }]);
    expect(notices[0]?.cause).toBe('camera-frozen');
  });

  it('marks a frozen picture although its track is said to live every second', () => {
    const seconds = Array.from({ length: 30 }, (_, second) => second * 1000);
    const frozen = seconds.flatMap((at) => [track(at, true), picture(at, at < 5000 ? 1 : 0)]);
    const { notices } = play([testRule('camera_picture')], frozen, 29_000);
    expect(notices.map((notice) => notice.cause)).toEqual(['camera-frozen']);
  });

  it('takes a still student for a still student', () => {
    const still = Array.from({ length: 60 }, (_, second) =>
      picture(second * 1000, second % 8 === 0 ? 0.5 : 0),
    );
    expect(play([testRule('camera_picture')], still, 60_000).incidents).toEqual([]);
  });

  it('takes a dark room with a face for a picture', () => {
    const dark = seen(0, { mean: 31, deviation: 4 });
    expect(play([testRule('camera_picture')], [dark], 30_000).incidents).toEqual([]);
  });
});

describe('R4-035 microphone', () => {
  it('marks sound that is exactly nothing', () => {
    const { notices } = play([testRule('microphone_on')], [{ kind: 'sound', at: 1000, rms: 0 }], 30_000);
    expect(notices[0]?.cause).toBe('microphone-silent');
  });

  it('takes a quiet room for a quiet room', () => {
    expect(
      play([testRule('microphone_on')], [{ kind: 'sound', at: 1000, rms: 0.0004 }], 30_000).incidents,
    ).toEqual([]);
  });
});
