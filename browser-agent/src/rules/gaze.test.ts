import { describe, expect, it } from 'vitest';
import type { Gaze } from '../messages/detector-messages.ts';
import { baselineOf } from '../messages/gaze.ts';
import type { Observation } from '../messages/observations.ts';
import { recordedGaze, recordedRate } from '../testing/recorded-gaze.ts';
import { play } from '../testing/test-observations.ts';
import { testRule } from '../testing/test-rules.ts';

const straight: Gaze = { yaw: 2, pitch: 4, roll: 0, openness: 0.3, mouth: 0.02, iris: 0.48 };
const aside: Gaze = { ...straight, yaw: 20 };
const down: Gaze = { ...straight, pitch: 18, openness: 0.16, iris: null };
const calibrated: Observation = { kind: 'gaze-baseline', at: 0, baseline: { ...straight } };

/** Four readings a second, the calibration before them. */
const readings = (untilMs: number, gazeAt: (at: number) => Gaze | null): readonly Observation[] => [
  calibrated,
  ...Array.from({ length: untilMs / 250 }, (_, index) => index * 250).flatMap(
    (at): readonly Observation[] => {
      const gaze = gazeAt(at);
      return gaze ? [{ kind: 'gaze', at, gaze }] : [];
    },
  ),
];
const during = (from: number, to: number, gaze: Gaze | null) => (at: number) =>
  at >= from && at < to ? gaze : straight;
const rule = (thresholdSeconds: number) => testRule('wrong_gaze_direction', { thresholdSeconds });

describe('R4-034 looking away', () => {
  it('marks a look away that lasts longer than the exam allows, and says so at once', () => {
    const long = readings(90_000, during(10_000, 49_750, aside));
    const { incidents, notices } = play([rule(30)], long, 90_000);
    expect(incidents).toMatchObject([
      {
        startedAt: 10_000,
        endedAt: 50_000,
        value: 40,
        threshold: 30,
        unit: 's',
        detector: 'face-mesh-gaze/1',
      },
    ]);
    expect(notices).toEqual([{ rule: 'wrong_gaze_direction', cause: 'gaze-away', at: 40_000 }]);
    expect(incidents[0]?.confidence).toBeGreaterThan(0.6);
  });

  it('keeps apart exams that ask for 30 seconds and for 5', () => {
    const eight = readings(60_000, during(10_000, 18_000, aside));
    expect(play([rule(30)], eight, 60_000).incidents).toEqual([]);
    const [mark] = play([rule(5)], eight, 60_000).incidents;
    expect(mark?.threshold).toBe(5);
    expect(mark?.value).toBeCloseTo(8, 0);
  });

  it('marks short looks away that come again and again, counted', () => {
    const every = (period: number) => readings(120_000, (at) => (at % period < 1500 ? aside : straight));
    const { incidents, notices } = play([rule(30)], every(8000), 120_000);
    expect(incidents).toMatchObject([{ unit: 'count', threshold: 5 }]);
    expect(incidents[0]?.value).toBeGreaterThanOrEqual(14);
    expect(notices[0]?.cause).toBe('gaze-glances');
    expect(play([rule(30)], every(20_000), 120_000).incidents).toEqual([]);
  });

  it('marks looking down, but not where books or drafts are allowed', () => {
    const reading = readings(60_000, during(10_000, 40_000, down));
    expect(play([rule(5)], reading, 60_000).incidents).toHaveLength(1);
    expect(play([rule(5), testRule('paper', { allowed: true })], reading, 60_000).incidents).toEqual([]);
    const sideways = readings(60_000, during(10_000, 40_000, aside));
    expect(play([rule(5), testRule('paper', { allowed: true })], sideways, 60_000).incidents).toHaveLength(1);
  });

  it('takes blinks and a single look that was misread for nothing', () => {
    const blinks = readings(120_000, (at) =>
      at % 3000 < 500 ? { ...down, pitch: 4 } : at % 7000 === 0 ? aside : straight,
    );
    expect(play([rule(0)], blinks, 120_000).incidents).toEqual([]);
  });

  it('learns what is straight ahead where nobody calibrated', () => {
    const elsewhere: Gaze = { ...straight, yaw: -14 };
    const seen = readings(90_000, (at) =>
      at >= 40_000 && at < 60_000 ? { ...straight, yaw: 6 } : elsewhere,
    );
    expect(play([rule(5)], seen.slice(1), 90_000).incidents).toMatchObject([{ startedAt: 40_000 }]);
  });

  it('claims nothing while no face can be read', () => {
    const seen = readings(120_000, (at) =>
      at < 10_000 ? straight : at < 12_000 ? aside : at < 100_000 ? null : straight,
    );
    expect(play([rule(30)], seen, 120_000).incidents).toEqual([]);
  });

  it('finds in a recording the look down, the turn of the head and the look aside of the eyes alone, and no blink', () => {
    const at = (index: number) => (index * 1000) / recordedRate;
    const baseline = baselineOf(recordedGaze.slice(0, 34));
    const recorded: Observation[] = recordedGaze.map((gaze, index) => ({
      kind: 'gaze',
      at: at(index),
      gaze,
    }));
    const later = baselineOf(recordedGaze.slice(111, 141));
    const calibrations: Observation[] = [
      { kind: 'gaze-baseline', at: 0, baseline: baseline ?? straight },
      { kind: 'gaze-baseline', at: at(111), baseline: later ?? straight },
    ];
    const { incidents } = play([rule(0)], [...calibrations, ...recorded], at(150));
    const seconds = incidents
      .filter(({ unit }) => unit === 's')
      .map(({ startedAt }) => Math.round(startedAt / 1000));
    expect(seconds).toEqual([at(48), at(104), at(141)].map((time) => Math.round(time / 1000)));
  });
});
