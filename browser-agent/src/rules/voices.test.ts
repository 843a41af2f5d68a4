import { describe, expect, it } from 'vitest';
import type { Observation } from '../messages/observations.ts';
import { lipsAtRest, lipsRate, lipsThatMove } from '../testing/recorded-lips.ts';
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

describe('R4-046 whose speech it is', () => {
  const rules = [testRule('voices', { thresholdSeconds: 3 })];
  const speech = heard(30_000, between(5000, 15_000));
  /** The readings again and again, as often as the detector looks. */
  const lips = (untilMs: number, readingsAt: (at: number) => readonly number[]): readonly Observation[] =>
    Array.from({ length: (untilMs / 1000) * lipsRate }, (_, look) => {
      const at = look * (1000 / lipsRate);
      const readings = readingsAt(at);
      const mouth = readings[look % readings.length] ?? 0;
      return { kind: 'gaze', at, gaze: { yaw: 0, pitch: 0, roll: 0, openness: 0.3, mouth, iris: 0.5 } };
    });
  const marked = (seen: readonly Observation[]) => {
    const { incidents, notices } = play(rules, [...seen, ...speech], 30_000);
    return {
      detectors: incidents.map(({ detector }) => detector),
      causes: notices.map(({ cause }) => cause),
      incidents,
    };
  };

  it('is the examinee’s own where the lips move', () => {
    const { detectors, causes, incidents } = marked(lips(30_000, () => lipsThatMove));
    expect(detectors).toEqual(['speech-lips/1']);
    expect(causes).toEqual(['own-speech']);
    expect(incidents).toMatchObject([{ rule: 'voices', startedAt: 5000, endedAt: 15_000 }]);
  });

  it('is another’s where the lips rest, whatever the head does, and unknown where nobody sees them', () => {
    expect(marked(lips(30_000, () => lipsAtRest)).detectors).toEqual(['speech-silero-v6/1']);
    expect(marked([]).detectors).toEqual(['speech-silero-v6/1']);
  });

  it('is a voice in a talk of two, whichever of them began', () => {
    const turns = (at: number) => (Math.floor(at / 2500) % 2 === 0 ? lipsThatMove : lipsAtRest);
    expect(marked(lips(30_000, turns)).detectors).toContain('speech-silero-v6/1');
  });

  it('is nobody’s where the lips move and nothing is heard', () => {
    const silent = play(rules, [...lips(30_000, () => lipsThatMove), ...heard(30_000, () => 0.02)], 30_000);
    expect(silent.incidents).toEqual([]);
  });

  it('takes one change of the mouth, as of another face, for no speech', () => {
    expect(marked(lips(30_000, (at) => (at < 9000 ? [0.2] : [0.02]))).detectors).toEqual([
      'speech-silero-v6/1',
    ]);
  });
});
