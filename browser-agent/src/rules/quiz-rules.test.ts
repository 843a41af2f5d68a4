import { describe, expect, it } from 'vitest';
import type { Observation } from '../messages/observations.ts';
import { atTheQuiz, examWindow, play, quiz } from '../testing/test-observations.ts';
import { testRule } from '../testing/test-rules.ts';

describe('R4-044 active window', () => {
  const rules = [testRule('active_window')];

  it('marks nothing in five minutes with the quiz in front', () => {
    expect(play(rules, atTheQuiz, 300_000).incidents).toEqual([]);
  });

  it('marks another tab exactly once however often the page says it is hidden', () => {
    const away = [
      ...atTheQuiz,
      quiz(5000, 'hidden'),
      quiz(5001, 'blur'),
      quiz(60_000, 'hidden'),
      quiz(90_000, 'visible'),
      quiz(90_010, 'focus'),
    ];
    const { incidents } = play(rules, away, 120_000);
    expect(incidents).toHaveLength(1);
    expect(incidents[0]).toMatchObject({ startedAt: 5000, endedAt: 90_010 });
  });

  it('marks nothing while the exam window or its picture-in-picture is in front', () => {
    const here = [...atTheQuiz, quiz(5000, 'blur'), examWindow(5010, true)];
    expect(play(rules, here, 60_000).incidents).toEqual([]);
  });

  it('excuses a visible quiz while the window on top has the focus', () => {
    const onTop = [...atTheQuiz, quiz(5000, 'blur'), examWindow(5010, true, false, false)];
    expect(play(rules, onTop, 60_000).incidents).toEqual([]);
  });

  it('marks another tab beneath the window on top, whoever has the focus', () => {
    const beneath = [
      ...atTheQuiz,
      quiz(5000, 'hidden'),
      quiz(5000, 'blur'),
      examWindow(5010, true, false, false),
    ];
    expect(play(rules, beneath, 60_000).incidents).toHaveLength(1);
  });

  it('never marks the exam window’s own loss of focus', () => {
    const blurs = [
      examWindow(0, true),
      examWindow(1000, false),
      examWindow(2000, true),
      examWindow(3000, false),
    ];
    expect(play(rules, blurs, 60_000).incidents).toEqual([]);
  });

  it('marks going from the exam window to a third window', () => {
    const third = [...atTheQuiz, quiz(5000, 'blur'), examWindow(5010, true), examWindow(20_000, false)];
    expect(play(rules, third, 60_000).incidents).toMatchObject([{ startedAt: 20_000 }]);
  });

  it('takes the next quiz page within five seconds for navigation', () => {
    const pages = [1, 2, 3, 4].flatMap((page) => [
      quiz(page * 10_000, 'page-close', `p${page}`),
      quiz(page * 10_000 + 4000, 'page-open', `p${page + 1}`),
    ]);
    expect(play(rules, [...atTheQuiz, ...pages], 60_000).incidents).toEqual([]);
  });

  it('marks a quiz page that was closed for good', () => {
    expect(play(rules, [...atTheQuiz, quiz(5000, 'page-close')], 30_000).incidents).toHaveLength(1);
  });

  it('forgets a page whose closing was lost when the next one opens', () => {
    const lost = [...atTheQuiz, quiz(5000, 'page-open', 'p2'), quiz(9000, 'blur', 'p2')];
    expect(play(rules, lost, 30_000).incidents).toHaveLength(1);
  });

  it('marks nothing after the quiz was handed in', () => {
    const over: readonly Observation[] = [
      ...atTheQuiz,
      { kind: 'quiz-over', at: 4000, over: true },
      quiz(5000, 'page-close'),
    ];
    expect(play(rules, over, 60_000).incidents).toEqual([]);
  });
});

describe('framed quiz', () => {
  const framed = (at: number, shown = true): Observation => ({ kind: 'quiz-frame', at, shown });
  const watched = [testRule('active_window'), testRule('cursor_on_page')];
  const inFrame = [examWindow(0, true, true), framed(100)];

  it('marks nothing while the student works in the frame, whatever its own page says', () => {
    const work = [...inFrame, quiz(200, 'page-open'), quiz(5000, 'blur'), quiz(20_000, 'cursor-left')];
    expect(play(watched, work, 300_000).incidents).toEqual([]);
  });

  it('R4-044 marks leaving the exam window once, as seen by the exam window', () => {
    const left = [
      ...inFrame,
      quiz(200, 'focus'),
      examWindow(5000, false, true),
      examWindow(12_000, true, true),
    ];
    const { incidents, notices } = play(watched, left, 60_000);
    expect(incidents).toMatchObject([
      { rule: 'active_window', startedAt: 5000, endedAt: 12_000, source: 'agent' },
    ]);
    expect(notices[0]?.cause).toBe('quiz-left');
  });

  it('R4-043 marks the cursor outside the exam window', () => {
    const left = [...inFrame, examWindow(5000, true, false), examWindow(10_000, true, true)];
    const { incidents } = play(watched, left, 60_000);
    expect(incidents).toMatchObject([{ rule: 'cursor_on_page', startedAt: 5000, source: 'agent' }]);
  });

  it('R4-043 gives who comes back to the exam window the whole time to bring the cursor along', () => {
    const elsewhere = [
      ...inFrame,
      examWindow(5000, true, false),
      examWindow(5010, false, false),
      examWindow(60_000, true, false),
      examWindow(61_500, true, true),
    ];
    expect(play([testRule('cursor_on_page')], elsewhere, 120_000)).toEqual({ incidents: [], notices: [] });
    const forgotten = elsewhere.slice(0, -1);
    expect(play([testRule('cursor_on_page')], forgotten, 120_000).incidents).toMatchObject([
      { startedAt: 60_000 },
    ]);
  });

  it('concludes nothing from a cursor that never moved', () => {
    expect(play(watched, [examWindow(0, true, false), framed(100)], 60_000).incidents).toEqual([]);
  });

  it('marks another tab beneath the window on top', () => {
    const beneath = [...inFrame, examWindow(5000, true, false, false)];
    expect(play([testRule('active_window')], beneath, 20_000).incidents).toHaveLength(1);
  });

  it('waits for the loader again once the quiz was moved to its own tab', () => {
    const moved = [...inFrame, framed(5000, false), examWindow(6000, false)];
    expect(play(watched, moved, 60_000).incidents).toEqual([]);
    const spoken = [...moved, quiz(7000, 'page-open'), quiz(10_000, 'blur')];
    expect(play(watched, spoken, 60_000).incidents).toMatchObject([{ source: 'loader', startedAt: 10_000 }]);
  });
});

describe('R4-043 cursor', () => {
  const rules = [testRule('cursor_on_page')];

  it('excuses a cursor in the window on top', () => {
    const onTop = [...atTheQuiz, quiz(5000, 'cursor-left'), examWindow(5100, false, true)];
    expect(play(rules, onTop, 30_000).incidents).toEqual([]);
  });

  it('counts anew from the return to the quiz page', () => {
    const away = [...atTheQuiz, quiz(5000, 'cursor-left'), quiz(5001, 'blur'), quiz(60_000, 'focus')];
    const back = [...away, quiz(61_500, 'cursor-back')];
    expect(play(rules, back, 120_000)).toEqual({ incidents: [], notices: [] });
    expect(play(rules, away, 120_000).incidents).toMatchObject([{ startedAt: 60_000 }]);
  });

  it('leaves a quiz page in the background to the window rule', () => {
    const away = [...atTheQuiz, quiz(5000, 'cursor-left'), quiz(5500, 'blur')];
    expect(play(rules, away, 30_000).incidents).toEqual([]);
  });
});

describe('R4-049 copying', () => {
  it('counts deeds close together as one incident', () => {
    const deeds = [
      ...atTheQuiz,
      quiz(5000, 'copy'),
      quiz(6000, 'copy'),
      quiz(7000, 'print'),
      quiz(30_000, 'cut'),
    ];
    const { incidents } = play([testRule('task_copying')], deeds, 60_000);
    expect(incidents.map((incident) => incident.value)).toEqual([3, 1]);
  });

  it('does not count pasting', () => {
    expect(play([testRule('task_copying')], [...atTheQuiz, quiz(5000, 'paste')], 30_000).incidents).toEqual(
      [],
    );
  });
});
