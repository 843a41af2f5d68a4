import { describe, expect, it } from 'vitest';
import type { Observation } from '../messages/observations.ts';
import { play } from '../testing/test-observations.ts';
import { testRule } from '../testing/test-rules.ts';
import { rulesDeclined, rulesToWatch } from './rule-engine.ts';

/** One look every 5 seconds. */
const looks = (of: (at: number) => number): readonly Observation[] =>
  Array.from({ length: 24 }, (_, look) => look * 5000).map((at) => ({
    kind: 'person',
    at,
    distance: of(at),
  }));
const rules = [testRule('same_person', { thresholdSeconds: 10 })];
const marks = (seen: readonly Observation[]) => play(rules, seen, 120_000).incidents;

describe('R4-031 who sits the exam', () => {
  it('marks that somebody else took the place, from the first look at them', () => {
    const { incidents, notices } = play(
      rules,
      looks((at) => (at >= 30_000 ? 0.75 : 0.35)),
      118_000,
    );
    expect(incidents[0]).toMatchObject({
      rule: 'same_person',
      startedAt: 30_000,
      detector: 'person-dlib-resnet/1',
    });
    expect(incidents[0]?.confidence).toBeCloseTo(0.75);
    expect(notices.map(({ cause }) => cause)).toEqual(['other-person']);
  });

  it('marks nobody for looks that do not agree, nor for a face that is merely badly lit', () => {
    expect(marks(looks((at) => (at % 10_000 === 0 ? 0.4 : 0.7)))).toEqual([]);
    expect(marks(looks(() => 0.53))).toEqual([]);
  });

  it('ends the mark when the student is back', () => {
    const seen = looks((at) => (at >= 30_000 && at < 70_000 ? 0.7 : 0.4));
    expect(marks(seen).at(-1)).toMatchObject({ startedAt: 30_000, endedAt: 75_000 });
  });

  it('is not watched without the consent of its own, which is no silence', () => {
    const declined = [testRule('same_person', { declined: true })];
    expect(rulesToWatch(declined)).toEqual([]);
    expect(rulesDeclined(declined)).toEqual(['same_person']);
    expect(rulesDeclined([testRule('same_person', { declined: true, controlled: false })])).toEqual([]);
    expect(
      play(
        declined,
        looks(() => 0.9),
        120_000,
      ).incidents,
    ).toEqual([]);
  });
});
