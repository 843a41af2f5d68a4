import { describe, expect, it } from 'vitest';
import { play } from '../testing/test-observations.ts';
import { testRule } from '../testing/test-rules.ts';
import { heard } from '../testing/test-speech.ts';
import { DrowningNoise } from './voices.ts';

const rule = [testRule('voices', { thresholdSeconds: 5 })];
const between = (from: number, to: number) => (at: number) => (at >= from && at <= to ? 0.85 : 0.03);

describe('R4-042 voices', () => {
  it('marks talk as long as it was, with how sure it is, and says so at the end of the threshold', () => {
    const { incidents, notices } = play(rule, heard(60_000, between(10_000, 22_000)), 60_000);
    expect(incidents).toEqual([
      expect.objectContaining({
        rule: 'voices',
        startedAt: 10_000,
        endedAt: 22_000,
        value: 12,
        threshold: 5,
        unit: 's',
        confidence: 0.85,
        detector: 'speech-silero-v6/1',
        source: 'agent',
      }),
    ]);
    expect(notices).toEqual([{ rule: 'voices', cause: 'voices', at: 15_000 }]);
  });

  it('marks nothing of a quiet minute, nor of sounds that are no speech', () => {
    expect(
      play(
        rule,
        heard(60_000, () => 0.03),
        60_000,
      ).incidents,
    ).toEqual([]);
    expect(
      play(
        rule,
        heard(
          60_000,
          () => 0.3,
          () => 0.2,
        ),
        60_000,
      ).incidents, // music
    ).toEqual([]);
  });

  it('takes talk with breaths for one', () => {
    const breathing = (at: number) => (at >= 12_000 && at <= 30_000 && at % 4000 < 2500 ? 0.8 : 0.03);
    const { incidents } = play(rule, heard(60_000, breathing), 60_000);
    expect(incidents).toHaveLength(1);
    expect(incidents[0]).toMatchObject({ startedAt: 12_000, endedAt: 30_000 });
  });

  it('does not add the pause after a short remark to it', () => {
    expect(play(rule, heard(60_000, between(10_000, 14_500)), 60_000).incidents).toEqual([]);
  });

  it('does not add up single words', () => {
    const words = (at: number) => (at % 5000 < 1000 ? 0.9 : 0.03);
    expect(play(rule, heard(60_000, words), 60_000).incidents).toEqual([]);
  });

  it('takes a cough for nothing', () => {
    const cough = [testRule('voices', { thresholdSeconds: 0 })];
    const once = heard(20_000, (at) => (at === 9000 ? 0.9 : 0.03));
    expect(play(cough, once, 20_000).incidents).toEqual([]);
  });

  it('keeps speech it was sure of while it is only less sure', () => {
    const fading = heard(60_000, (at) => (at < 10_000 || at > 30_000 ? 0.02 : at < 15_000 ? 0.9 : 0.4));
    expect(play(rule, fading, 60_000).incidents[0]).toMatchObject({ startedAt: 10_000, endedAt: 30_000 });
  });

  it('claims nothing while nobody listens', () => {
    const gone = heard(12_000, between(10_000, 12_000));
    const back = heard(60_000, () => 0.03).filter(({ at }) => at >= 40_000);
    expect(play(rule, [...gone, ...back], 60_000).incidents).toEqual([]);
  });
});

describe('R4-035 noise that hides speech', () => {
  const drowned = (probability: number, rmsAt: (at: number) => number) => {
    const noise = new DrowningNoise();
    return heard(40_000, () => probability, rmsAt)
      .filter((piece) => noise.observe(piece))
      .map(({ at }) => at);
  };

  it('begins with the fifth second of it and ends two seconds after it', () => {
    const told = drowned(0.1, (at) => (at >= 10_000 && at < 20_000 ? 0.4 : 0.02));
    expect([told[0], told.at(-1)]).toEqual([15_000, 21_500]);
  });

  it('is neither a bang nor loud talk', () => {
    expect(drowned(0.1, (at) => (at === 10_000 ? 0.9 : 0.02))).toEqual([]);
    expect(drowned(0.8, () => 0.5)).toEqual([]);
  });
});
