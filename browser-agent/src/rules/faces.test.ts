import { describe, expect, it } from 'vitest';
import type { Face } from '../messages/detector-messages.ts';
import type { Incident, RuleNotice } from '../messages/observations.ts';
import { looks, student, visitor } from '../testing/test-faces.ts';
import { counting, testRule } from '../testing/test-rules.ts';
import { type FacesSeen, tooDarkFor } from './faces.ts';
import { RuleEngine } from './rule-engine.ts';

/** Plays looks against both rules, each of three seconds, ticking every second. */
function play(seen: readonly FacesSeen[], untilMs = 60_000) {
  const engine = new RuleEngine([testRule('absence_in_frame'), testRule('human_assistant')], counting());
  const incidents = new Map<string, Incident>();
  const notices: RuleNotice[] = [];
  const keep = (changes: ReturnType<RuleEngine['tick']>) => {
    for (const incident of changes.incidents) {
      incidents.set(incident.id, incident);
    }
    notices.push(...changes.notices);
  };
  for (let now = 0; now <= untilMs; now += 500) {
    for (const look of seen.filter(({ at }) => at === now)) {
      keep(engine.observe(look));
    }
    if (now % 1000 === 0) {
      keep(engine.tick(now));
    }
  }
  return { incidents: [...incidents.values()], notices };
}

const during = (from: number, to: number, faces: readonly Face[]) => (at: number) =>
  at >= from && at < to ? faces : [student];
const seenAs = (score: number): Face => ({ ...student, score });

describe('R4-033 leaving the picture', () => {
  it('marks who left, with how sure it is, and says so at the end of the threshold', () => {
    const { incidents, notices } = play(looks(60_000, during(10_000, 25_000, [])));
    expect(incidents).toHaveLength(1);
    expect(incidents[0]).toMatchObject({
      rule: 'absence_in_frame',
      startedAt: 10_000,
      endedAt: 25_000,
      value: 15,
      threshold: 3,
      confidence: 1,
      detector: 'faces-full-range/1',
    });
    expect(notices).toEqual([{ rule: 'absence_in_frame', cause: 'face-missing', at: 13_000 }]);
  });

  it('marks nothing of a minute in the picture', () => {
    expect(play(looks(60_000, () => [student])).incidents).toEqual([]);
  });

  it('marks a face that is cut by the edge of the picture, and says so in its own words', () => {
    const cut: Face = { score: 0.8, left: -0.1, top: 0.3, right: 0.1, bottom: 0.6 };
    const { incidents, notices } = play(looks(60_000, during(10_000, 25_000, [cut])));
    expect(incidents).toHaveLength(1);
    expect(incidents[0]?.confidence).toBe(0.8);
    expect(notices.map(({ cause }) => cause)).toEqual(['face-cut']);
  });

  it('keeps a face it was sure of while it is only less sure', () => {
    expect(play(looks(60_000, (at) => [seenAs(at < 5000 ? 0.9 : 0.45)])).incidents).toEqual([]);
  });

  it('takes no faint find for somebody who came back', () => {
    const { incidents } = play(
      looks(60_000, (at) => (at < 5000 ? [student] : at < 8000 ? [] : [seenAs(0.45)])),
    );
    expect(incidents).toHaveLength(1);
    expect(incidents[0]?.endedAt).toBeNull();
  });

  it('takes a single look that missed the face for nothing', () => {
    const absent = testRule('absence_in_frame', { thresholdSeconds: 0 });
    const engine = new RuleEngine([absent], counting());
    const seen = looks(20_000, (at) => (at === 9000 ? [] : [student]));
    expect(seen.flatMap((look) => engine.observe(look).incidents)).toEqual([]);
  });

  it('claims nothing while nobody looks', () => {
    const gone = looks(5000, (at) => (at < 4000 ? [student] : []));
    const back = looks(60_000, () => [student]).filter(({ at }) => at >= 40_000);
    const { incidents } = play([...gone, ...back]);
    expect(incidents.every(({ value }) => value < 11)).toBe(true);
  });
});

describe('R4-040 somebody else in the picture', () => {
  it('marks a second person once', () => {
    const { incidents, notices } = play(looks(60_000, during(10_000, 20_000, [student, visitor])));
    expect(incidents).toHaveLength(1);
    expect(incidents[0]).toMatchObject({ rule: 'human_assistant', startedAt: 10_000, confidence: 0.8 });
    expect(notices.map(({ cause }) => cause)).toEqual(['second-person']);
  });

  it('takes a second face of a single look for nothing', () => {
    const { incidents } = play(looks(60_000, (at) => (at % 5000 === 0 ? [student, visitor] : [student])));
    expect(incidents).toEqual([]);
  });

  it('goes on with somebody who turns away for a look', () => {
    const { incidents } = play(
      looks(60_000, (at) =>
        at >= 10_000 && at < 30_000 && at % 4000 !== 0 ? [student, visitor] : [student],
      ),
    );
    expect(incidents).toHaveLength(1);
  });
});

describe('R4-048 too dark to say', () => {
  it('says nothing of who may sit in the dark, and goes on when there is light', () => {
    const { incidents } = play(
      looks(
        60_000,
        () => [],
        (at) => (at < 40_000 ? 20 : 130),
      ),
    );
    expect(incidents).toHaveLength(1);
    expect(incidents[0]?.startedAt).toBe(40_000);
  });

  it('believes a face that is found although it is dark', () => {
    const at = 0;
    const look = (faces: readonly Face[], mean: number) =>
      tooDarkFor({ kind: 'faces', at, faces, mean, deviation: 9 });
    expect(look([], 20)).toEqual(['absence_in_frame', 'human_assistant']);
    expect(look([student], 20)).toEqual(['human_assistant']);
    expect(look([student, visitor], 20)).toEqual([]);
    expect(look([], 130)).toEqual([]);
  });
});
