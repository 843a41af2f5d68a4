import { describe, expect, it } from 'vitest';
import type { Incident, Observation, RuleNotice, WatchedRule } from '../messages/observations.ts';
import type { ExamRule } from '../messages/sitting-document.ts';
import { looks, student, visitor } from '../testing/test-faces.ts';
import { counting, testRule } from '../testing/test-rules.ts';
import { RuleEngine, rulesToWatch } from './rule-engine.ts';

/** Plays observations against the engine, ticking every second in between as the agent does. */
function play(rules: readonly ExamRule[], observations: readonly Observation[], untilMs: number) {
  const engine = new RuleEngine(rules, counting());
  const incidents = new Map<string, Incident>();
  const notices: RuleNotice[] = [];
  const keep = (changes: { incidents: readonly Incident[]; notices: readonly RuleNotice[] }) => {
    for (const incident of changes.incidents) {
      incidents.set(incident.id, incident);
    }
    notices.push(...changes.notices);
  };
  const waiting = [...observations].sort((one, other) => one.at - other.at);
  for (let now = 0; now <= untilMs; now += 1000) {
    while (waiting[0] && waiting[0].at <= now) {
      keep(engine.observe(waiting.shift() as Observation));
    }
    keep(engine.tick(now));
  }
  return { incidents: [...incidents.values()], notices };
}

const quiz = (
  at: number,
  signal: Extract<Observation, { kind: 'quiz' }>['signal'],
  page = 'p1',
): Observation => ({
  kind: 'quiz',
  at,
  page,
  signal,
});
const examWindow = (at: number, focused: boolean, pointer = false, visible = focused): Observation => ({
  kind: 'exam-window',
  at,
  focused,
  visible,
  pointer,
});
const atTheQuiz = [quiz(0, 'page-open'), quiz(0, 'visible'), quiz(0, 'focus'), examWindow(10, false)];

/** Each rule broken for ten seconds, from second 5 to second 15. */
const breaches: Readonly<Record<WatchedRule, readonly Observation[]>> = {
  active_window: [...atTheQuiz, quiz(5000, 'blur'), quiz(15_000, 'focus')],
  cursor_on_page: [...atTheQuiz, quiz(5000, 'cursor-left'), quiz(15_000, 'cursor-back')],
  task_copying: [...atTheQuiz, quiz(5000, 'copy')],
  single_display: [
    { kind: 'displays', at: 5000, extended: true },
    { kind: 'displays', at: 15_000, extended: false },
  ],
  microphone_on: [
    { kind: 'microphone-track', at: 5000, live: false },
    { kind: 'microphone-track', at: 15_000, live: true },
  ],
  camera_picture: [
    { kind: 'picture', at: 5000, mean: 7, deviation: 0, difference: 1 },
    { kind: 'picture', at: 15_000, mean: 140, deviation: 30, difference: 2 },
  ],
  whole_screen: [
    { kind: 'screen-track', at: 5000, live: false, monitor: true },
    { kind: 'screen-track', at: 15_000, live: true, monitor: true },
  ],
  absence_in_frame: looks(30_000, (at) => (at >= 5000 && at < 15_000 ? [] : [student])),
  human_assistant: looks(30_000, (at) => (at >= 5000 && at < 15_000 ? [student, visitor] : [student])),
};
const codes = Object.keys(breaches) as WatchedRule[];

describe('rule matrix', () => {
  it.each(codes)('R2-024 marks %s once when it is forbidden and controlled', (code) => {
    const { incidents, notices } = play([testRule(code)], breaches[code], 30_000);
    expect(incidents).toHaveLength(1);
    expect(incidents[0]).toMatchObject({
      rule: code,
      startedAt: 5000,
      endedAt: code === 'task_copying' ? 5000 : 15_000,
    });
    expect(notices).toHaveLength(1);
  });

  it.each(codes)('R2-024 marks nothing of %s when it is allowed', (code) => {
    expect(play([testRule(code, { allowed: true })], breaches[code], 30_000).incidents).toEqual([]);
  });

  it.each(codes)('R2-024 marks nothing of %s when it is lifted by another permission', (code) => {
    expect(play([testRule(code, { lifted: true })], breaches[code], 30_000).incidents).toEqual([]);
  });

  it.each(codes)('R2-024 marks nothing of %s when it is not controlled', (code) => {
    expect(play([testRule(code, { controlled: false })], breaches[code], 30_000).incidents).toEqual([]);
  });

  it.each(codes)('R2-023 marks %s without a word to the student when it is not visible', (code) => {
    const { incidents, notices } = play([testRule(code, { visible: false })], breaches[code], 30_000);
    expect(incidents).toHaveLength(1);
    expect(incidents[0]?.noticeShownAt).toBeNull();
    expect(notices).toEqual([]);
  });

  it('watches only what is forbidden and controlled', () => {
    const rules = [
      testRule('active_window'),
      testRule('microphone_on', { controlled: false }),
      testRule('voices'),
    ];
    expect(rulesToWatch(rules)).toEqual(['active_window']);
  });
});

describe('duration', () => {
  it('says value and threshold in seconds', () => {
    const { incidents } = play([testRule('single_display')], breaches.single_display, 30_000);
    expect(incidents[0]).toMatchObject({ value: 10, threshold: 3, unit: 's' });
  });

  it('tells the student within two seconds of the threshold (R2-023)', () => {
    const { notices } = play([testRule('active_window')], breaches.active_window, 30_000);
    expect(notices[0]?.at).toBeLessThanOrEqual(5000 + 3000 + 2000);
  });

  it('marks nothing shorter than the threshold', () => {
    const short = [...atTheQuiz, quiz(5000, 'blur'), quiz(7900, 'focus')];
    expect(play([testRule('active_window')], short, 30_000).incidents).toEqual([]);
  });

  it('does not add up short absences', () => {
    const short = [5000, 7000, 9000, 11_000].flatMap((at) => [quiz(at, 'blur'), quiz(at + 1000, 'focus')]);
    expect(play([testRule('active_window')], [...atTheQuiz, ...short], 30_000).incidents).toEqual([]);
  });

  it('merges what breaks again within three seconds into one incident', () => {
    const flicker = [
      ...atTheQuiz,
      quiz(5000, 'blur'),
      quiz(10_000, 'focus'),
      quiz(12_000, 'blur'),
      quiz(20_000, 'focus'),
    ];
    const { incidents } = play([testRule('active_window')], flicker, 40_000);
    expect(incidents).toHaveLength(1);
    expect(incidents[0]).toMatchObject({ startedAt: 5000, endedAt: 20_000 });
  });

  it('makes two incidents of two episodes but repeats the notice only after fifteen seconds', () => {
    const twice = [
      ...atTheQuiz,
      quiz(5000, 'blur'),
      quiz(9000, 'focus'),
      quiz(14_000, 'blur'),
      quiz(19_000, 'focus'),
    ];
    const { incidents, notices } = play([testRule('active_window')], twice, 40_000);
    expect(incidents).toHaveLength(2);
    expect(notices).toHaveLength(1);
  });

  it('ends an incident while other observations keep coming', () => {
    const pictures = Array.from({ length: 120 }, (_, quarter): Observation => {
      return { kind: 'picture', at: quarter * 250, mean: 140, deviation: 30, difference: 1 };
    });
    const { incidents } = play([testRule('active_window')], [...pictures, ...breaches.active_window], 30_000);
    expect(incidents).toMatchObject([{ startedAt: 5000, endedAt: 15_000 }]);
  });

  it('sends an open incident before it ends, without an end', () => {
    const engine = new RuleEngine([testRule('single_display')], counting());
    engine.observe({ kind: 'displays', at: 0, extended: true });
    expect(engine.tick(3000).incidents).toMatchObject([{ id: '1', endedAt: null, value: 3 }]);
    expect(engine.tick(5000).incidents).toEqual([]);
    expect(engine.tick(13_000).incidents).toMatchObject([{ id: '1', endedAt: null, value: 13 }]);
    expect(engine.close(14_000).incidents).toMatchObject([{ id: '1', endedAt: 14_000, value: 14 }]);
  });
});

describe('reload of the exam window', () => {
  const rules = [testRule('single_display'), testRule('microphone_on')];
  const second: Observation = { kind: 'displays', at: 0, extended: true };

  /** A second display at 0, the page gone at 12 s, and the next page from 20 s on. */
  function reloaded(): RuleEngine {
    const before = new RuleEngine(rules, counting());
    before.observe(second);
    for (let now = 0; now <= 12_000; now += 1000) {
      before.tick(now);
    }
    const after = new RuleEngine(rules, () => 'another');
    after.resume(before.open, 20_000);
    return after;
  }

  it('goes on with the mark whose condition is still broken, without a second notice', () => {
    const engine = reloaded();
    const seen = engine.observe({ ...second, at: 21_000 });
    expect(seen.notices).toEqual([]);
    expect(engine.tick(31_000).incidents).toMatchObject([
      { id: '1', startedAt: 0, endedAt: null, value: 31 },
    ]);
    engine.observe({ ...second, at: 40_000, extended: false });
    expect(engine.tick(43_000).incidents).toMatchObject([{ id: '1', startedAt: 0, endedAt: 40_000 }]);
    expect(engine.open).toEqual([]);
  });

  it('ends the mark where it was last seen when its condition is not broken any more', () => {
    const engine = reloaded();
    engine.observe({ ...second, at: 21_000, extended: false });
    expect(engine.tick(39_000).incidents).toEqual([]);
    expect(engine.tick(40_000).incidents).toMatchObject([{ id: '1', startedAt: 0, endedAt: 12_000 }]);
  });

  it('makes a new mark of what breaks long after', () => {
    const engine = reloaded();
    engine.tick(40_000);
    engine.observe({ ...second, at: 50_000 });
    expect(engine.tick(53_000).incidents).toMatchObject([{ id: 'another', startedAt: 50_000 }]);
  });

  it('hands on nothing that is no mark yet, and no deed', () => {
    const engine = new RuleEngine([...rules, testRule('task_copying')], counting());
    engine.observe(second);
    engine.observe(quiz(500, 'copy'));
    engine.tick(2000);
    expect(engine.open).toEqual([]);
  });
});

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

describe('R4-045 camera', () => {
  const picture = (at: number, difference: number): Observation => ({
    kind: 'picture',
    at,
    mean: 142,
    deviation: 31,
    difference,
  });

  it('marks a picture that repeats exactly for more than ten seconds', () => {
    const frozen = Array.from({ length: 30 }, (_, second) => picture(second * 1000, second < 5 ? 1 : 0));
    const { incidents, notices } = play([testRule('camera_picture')], frozen, 29_000);
    expect(incidents).toMatchObject([{ startedAt: 5000 }]);
    expect(notices[0]?.cause).toBe('camera-frozen');
  });

  it('takes a still student for a still student', () => {
    const still = Array.from({ length: 60 }, (_, second) =>
      picture(second * 1000, second % 8 === 0 ? 0.5 : 0),
    );
    expect(play([testRule('camera_picture')], still, 60_000).incidents).toEqual([]);
  });

  it('takes a dark room with a face for a picture', () => {
    const dark: Observation = { kind: 'picture', at: 0, mean: 31, deviation: 4, difference: 1 };
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
