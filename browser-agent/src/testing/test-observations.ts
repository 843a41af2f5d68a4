import type { Incident, Observation, RuleNotice } from '../messages/observations.ts';
import type { ExamRule } from '../messages/sitting-document.ts';
import { RuleEngine } from '../rules/rule-engine.ts';
import { counting } from './test-rules.ts';

/** Plays observations against the engine, ticking every second in between as the agent does. */
export function play(rules: readonly ExamRule[], observations: readonly Observation[], untilMs: number) {
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

export const quiz = (
  at: number,
  signal: Extract<Observation, { kind: 'quiz' }>['signal'],
  page = 'p1',
): Observation => ({
  kind: 'quiz',
  at,
  page,
  signal,
});
export const examWindow = (
  at: number,
  focused: boolean,
  pointer = false,
  visible = focused,
): Observation => ({
  kind: 'exam-window',
  at,
  focused,
  visible,
  pointer,
});
/** The quiz is open, visible and in front. */
export const atTheQuiz = [quiz(0, 'page-open'), quiz(0, 'visible'), quiz(0, 'focus'), examWindow(10, false)];

type Picture = Extract<Observation, { kind: 'picture' }>;
/** One look at the camera's picture, in good light unless it says otherwise. */
export const picture = (at: number, measured: Partial<Omit<Picture, 'kind' | 'at'>> = {}): Picture => ({
  kind: 'picture',
  at,
  mean: 140,
  deviation: 30,
  difference: 1,
  middle: measured.mean ?? 140,
  glaring: 0,
  ...measured,
});
