import { describe, expect, it } from 'vitest';
import type { Observation } from '../messages/observations.ts';
import { recordedGaze, recordedRate } from '../testing/recorded-gaze.ts';
import { looks, student, visitor } from '../testing/test-faces.ts';
import { play } from '../testing/test-observations.ts';
import { testRule } from '../testing/test-rules.ts';
import { heard } from '../testing/test-speech.ts';

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

/** What the engine concludes when it is told them. */
const concluded = (observations: readonly Observation[]) => play(rules, observations, 60_000).incidents;

describe('R2-025 R2-066 what was observed and judged', () => {
  it('gives the same marks to the byte, however often and in whatever order it is told', () => {
    const marks = () => JSON.stringify(concluded(recorded));
    const first = marks();
    expect(JSON.parse(first)).toHaveLength(4);
    expect(marks()).toBe(first);
    expect(JSON.stringify(concluded([...recorded].reverse()))).toBe(first);
  });

  it('gives the same marks again through JSON, as a recording of observations is kept', () => {
    const kept = JSON.parse(JSON.stringify(recorded)) as readonly Observation[];
    expect(JSON.stringify(concluded(kept))).toBe(JSON.stringify(concluded(recorded)));
  });

  it('says with each mark what was broken and what was measured beyond which limit', () => {
    const marks = concluded(recorded);
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
