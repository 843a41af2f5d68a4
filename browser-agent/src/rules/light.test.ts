import { describe, expect, it } from 'vitest';
import { picture, play } from '../testing/test-observations.ts';
import { testRule } from '../testing/test-rules.ts';

const rules = [testRule('light', { thresholdSeconds: 15 })];
/** A minute of four looks a second. */
const minute = (of: (at: number) => Parameters<typeof picture>[1]) =>
  Array.from({ length: 240 }, (_, look) => picture(look * 250, of(look * 250)));
const between = (from: number, to: number, measured: Parameters<typeof picture>[1]) => (at: number) =>
  at >= from && at < to ? measured : {};

describe('R4-048 light', () => {
  it('marks a dark room from when it became dark, and says so', () => {
    const { incidents, notices } = play(
      rules,
      minute(between(10_000, 40_000, { mean: 31, deviation: 12 })),
      60_000,
    );
    expect(incidents).toMatchObject([
      { rule: 'light', startedAt: 10_000, endedAt: 40_000, value: 30, detector: 'picture-light/1' },
    ]);
    expect(notices).toEqual([{ rule: 'light', cause: 'room-dark', at: 25_000 }]);
  });

  it('marks a window behind the student in its own words', () => {
    const behind = { mean: 130, deviation: 85, middle: 45, glaring: 0.4 };
    const { notices } = play(rules, minute(between(10_000, 40_000, behind)), 60_000);
    expect(notices.map(({ cause }) => cause)).toEqual(['backlit']);
  });

  it('takes dark skin and clothes before a white wall for good light', () => {
    const wall = { mean: 150, deviation: 60, middle: 55, glaring: 0.05 };
    expect(
      play(
        rules,
        minute(() => wall),
        60_000,
      ).incidents,
    ).toEqual([]);
  });

  it('leaves a covered lens to the rule of the camera', () => {
    expect(
      play(
        rules,
        minute(() => ({ mean: 7, deviation: 0 })),
        60_000,
      ).incidents,
    ).toEqual([]);
  });

  it('does not flicker where the light is about enough', () => {
    const dusk = minute((at) => ({ mean: at < 5000 ? 40 : at % 1000 === 0 ? 48 : 43, deviation: 12 }));
    const { incidents, notices } = play(rules, dusk, 60_000);
    expect([incidents.length, notices.length]).toEqual([1, 1]);
  });

  it('takes a moment of darkness for nothing: a camera finds its exposure', () => {
    const once = [testRule('light', { thresholdSeconds: 0 })];
    expect(
      play(once, minute(between(10_000, 10_500, { mean: 20, deviation: 12 })), 60_000).incidents,
    ).toEqual([]);
  });
});
