import { describe, expect, it } from 'vitest';
import type { Observation } from '../messages/observations.ts';
import { recordedGaze, recordedRate } from '../testing/recorded-gaze.ts';
import { looks, student, visitor } from '../testing/test-faces.ts';
import { play } from '../testing/test-observations.ts';
import { counting, testRule } from '../testing/test-rules.ts';
import { heard } from '../testing/test-speech.ts';
import { replay } from './replay.ts';

const rules = ['wrong_gaze_direction', 'absence_in_frame', 'human_assistant', 'voices'].map((code) =>
  testRule(code, { thresholdSeconds: 1, visible: false }),
);
/** A minute of a sitting: somebody's recorded looks, an absence, a visitor, a talk. */
const recorded: readonly Observation[] = [
  ...recordedGaze.map(
    (gaze, index): Observation => ({ kind: 'gaze', at: (index * 1000) / recordedRate, gaze }),
  ),
  ...looks(60_000, (at) =>
    at >= 20_000 && at < 28_000 ? [] : at >= 40_000 ? [student, visitor] : [student],
  ),
  ...heard(60_000, (at) => (at >= 30_000 && at <= 38_000 ? 0.9 : 0.02)),
];

describe('R2-025 R2-066 what was observed and judged', () => {
  it('gives the same marks to the byte, however often and in whatever order it is told', () => {
    const marks = () => JSON.stringify(replay(rules, recorded, 60_000, counting()));
    const first = marks();
    expect(JSON.parse(first)).toHaveLength(4);
    expect(marks()).toBe(first);
    expect(JSON.stringify(replay(rules, [...recorded].reverse(), 60_000, counting()))).toBe(first);
  });

  it('gives the same marks again through JSON, as a recording of observations is kept', () => {
    const kept = JSON.parse(JSON.stringify(recorded)) as readonly Observation[];
    expect(JSON.stringify(replay(rules, kept, 60_000, counting()))).toBe(
      JSON.stringify(replay(rules, recorded, 60_000, counting())),
    );
  });

  it('gives what the exam window gave live, except for what still lasted there', () => {
    const live = play(rules, recorded, 60_000).incidents.filter(({ endedAt }) => endedAt !== null);
    const again = replay(rules, recorded, 60_000, counting());
    for (const mark of live) {
      expect(again.map(({ id: _, ...rest }) => rest)).toContainEqual((({ id: _, ...rest }) => rest)(mark));
    }
    expect(live.length).toBeGreaterThan(1);
  });

  it('ends every mark, at the end of the recording at the latest', () => {
    for (const { endedAt, value, threshold } of replay(rules, recorded, 60_000, counting())) {
      expect(endedAt).not.toBeNull();
      expect(endedAt).toBeLessThanOrEqual(60_000);
      expect(value).toBeGreaterThanOrEqual(threshold);
    }
  });

  it('says with each mark what was broken and what was measured beyond which limit', () => {
    const marks = replay(rules, recorded, 60_000, counting());
    expect(marks.map(({ rule, cause, reading }) => [rule, cause, reading?.of])).toEqual(
      expect.arrayContaining([
        ['absence_in_frame', 'face-missing', 'face-score'],
        ['voices', 'voices', 'speech'],
        ['human_assistant', 'second-person', 'face-score'],
        ['wrong_gaze_direction', 'gaze-away', expect.stringMatching(/yaw|pitch|iris|lids/)],
      ]),
    );
  });
});
