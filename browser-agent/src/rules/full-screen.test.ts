import { describe, expect, it } from 'vitest';
import type { Observation } from '../messages/observations.ts';
import { examWindow, play } from '../testing/test-observations.ts';
import { testRule } from '../testing/test-rules.ts';

const rules = [testRule('active_window')];
const fills = (at: number, on: boolean): Observation => ({ kind: 'full-screen', at, on });
const working: readonly Observation[] = [
  examWindow(0, true, true),
  { kind: 'quiz-frame', at: 100, shown: true },
  fills(110, true),
];

describe('R4-044 full screen', () => {
  it('marks nothing while the exam window fills the screen', () => {
    expect(play(rules, working, 300_000)).toEqual({ incidents: [], notices: [] });
  });

  it('marks nothing when the student comes back within ten seconds, however often', () => {
    const short = [1, 2, 3].flatMap((time) => [
      fills(time * 20_000, false),
      fills(time * 20_000 + 9500, true),
    ]);
    expect(play(rules, [...working, ...short], 120_000).incidents).toEqual([]);
  });

  it('marks once, from the leaving on, who stays outside, and says how to come back', () => {
    const out = [...working, fills(5000, false), fills(30_000, true)];
    const { incidents, notices } = play(rules, out, 60_000);
    expect(incidents).toMatchObject([
      { startedAt: 5000, endedAt: 30_000, detector: 'full-screen/1', source: 'agent', confidence: 1 },
    ]);
    expect(notices).toMatchObject([{ cause: 'full-screen-left', at: 15_000 }]);
  });

  it('marks nothing after the hand-in, and gives who takes it back the whole time anew', () => {
    const over = (at: number, is: boolean): Observation => ({ kind: 'quiz-over', at, over: is });
    const handedIn = [...working, over(5000, true), fills(6000, false)];
    expect(play(rules, handedIn, 300_000).incidents).toEqual([]);
    const undone = [...handedIn, over(60_000, false)];
    expect(play(rules, undone, 69_000).incidents).toEqual([]);
    expect(play(rules, undone, 80_000).incidents).toMatchObject([{ startedAt: 60_000 }]);
  });

  it('marks nothing once the quiz has moved to its own tab', () => {
    const moved: readonly Observation[] = [
      ...working,
      fills(5000, false),
      { kind: 'quiz-frame', at: 6000, shown: false },
    ];
    expect(play(rules, moved, 120_000).incidents).toEqual([]);
  });

  it('R2-024 marks nothing where other windows are allowed or not controlled', () => {
    const out = [...working, fills(5000, false)];
    for (const free of [{ allowed: true }, { lifted: true }, { controlled: false }]) {
      expect(play([testRule('active_window', free)], out, 120_000).incidents).toEqual([]);
    }
  });
});
