import { describe, expect, it } from 'vitest';
import type { SeenObject } from '../messages/detector-messages.ts';
import type { Observation, WatchedRule } from '../messages/observations.ts';
import { looks, student, visitor } from '../testing/test-faces.ts';
import { atTheQuiz, picture, play, quiz } from '../testing/test-observations.ts';
import { counting, testRule } from '../testing/test-rules.ts';
import { screens } from '../testing/test-screens.ts';
import { heard } from '../testing/test-speech.ts';
import { RuleEngine, rulesToWatch, rulesWithoutDetector } from './rule-engine.ts';

/** A thing in sight from second 5 to second 15, looked for every second. */
function things(label: SeenObject['label']): readonly Observation[] {
  const thing: SeenObject = { label, score: 0.7, left: 0.1, top: 0.5, right: 0.4, bottom: 0.9 };
  return Array.from({ length: 30 }, (_, second) => {
    const objects = second >= 5 && second < 14 ? [thing] : [];
    return { kind: 'objects', at: second * 1000, objects, mean: 130 };
  });
}

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
  camera_picture: [picture(5000, { mean: 7, deviation: 0 }), picture(15_000)],
  whole_screen: [
    { kind: 'screen-track', at: 5000, live: false, monitor: true },
    { kind: 'screen-track', at: 15_000, live: true, monitor: true },
  ],
  books: things('book'),
  gadgets: things('laptop'),
  same_person: Array.from({ length: 30 }, (_, second) => {
    const distance = second >= 5 && second < 14 ? 0.8 : 0.3;
    return { kind: 'person', at: second * 1000, distance };
  }),
  wrong_gaze_direction: [
    { kind: 'gaze-baseline', at: 0, baseline: { yaw: 0, pitch: 0, openness: 0.3, iris: 0.5 } },
    ...Array.from({ length: 120 }, (_, look): Observation => {
      const yaw = look >= 20 && look < 59 ? 25 : 0;
      return {
        kind: 'gaze',
        at: look * 250,
        gaze: { yaw, pitch: 0, roll: 0, openness: 0.3, iris: 0.5, mouth: 0.02 },
      };
    }),
  ],
  headphones: [
    { kind: 'sound-devices', at: 5000, labels: ['Speakers', 'AirPods'] },
    { kind: 'sound-devices', at: 15_000, labels: ['Speakers'] },
  ],
  light: Array.from({ length: 120 }, (_, look) =>
    picture(look * 250, look >= 20 && look < 60 ? { mean: 31, deviation: 12 } : {}),
  ),
  absence_in_frame: looks(30_000, (at) => (at >= 5000 && at < 15_000 ? [] : [student])),
  human_assistant: looks(30_000, (at) => (at >= 5000 && at < 15_000 ? [student, visitor] : [student])),
  websites: screens(30_000, 'website', 5000, 15_000),
  messengers: screens(30_000, 'messenger', 5000, 15_000),
  calculator: screens(30_000, 'calculator', 5000, 15_000),
  excel: screens(30_000, 'spreadsheet', 5000, 15_000),
  voices: heard(30_000, (at) => (at >= 5000 && at <= 15_000 ? 0.9 : 0.02)),
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
      testRule('paper'),
    ];
    expect(rulesToWatch(rules)).toEqual(['active_window']);
  });

  it('tells what should be watched and cannot be from what was watched', () => {
    const rules = [
      testRule('active_window'),
      testRule('rule_of_a_newer_server'),
      testRule('another_of_it', { controlled: false }),
      testRule('and_a_third', { allowed: true }),
    ];
    expect(rulesWithoutDetector(rules)).toEqual(['rule_of_a_newer_server']);
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
    const pictures = Array.from({ length: 120 }, (_, quarter) => picture(quarter * 250));
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
