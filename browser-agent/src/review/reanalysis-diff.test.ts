import { describe, expect, it } from 'vitest';
import type { Run, RunMark } from './reanalysis.ts';
import { differences } from './reanalysis-diff.ts';
import type { Mark, NotAnalysed } from './review-document.ts';

function mark(
  id: string,
  rule: string | null,
  from: number,
  to: number | null,
  more: Partial<Mark> = {},
): Mark {
  return {
    id,
    rule,
    label: rule ?? '',
    violation: '5.4',
    violationLabel: '',
    startedAt: from,
    endedAt: to,
    value: 5,
    threshold: 3,
    unit: 's',
    source: rule === null ? 'proctor' : 'agent',
    verdict: 'none',
    note: null,
    confidence: 0.8,
    proposed: null,
    why: { cause: 'face-missing', reading: null, model: null },
    detector: 'faces-full-range/1',
    answer: null,
    ...more,
  };
}

function found(id: string, rule: string, from: number, to: number): RunMark {
  return {
    id,
    rule,
    label: rule,
    violation: '5.4',
    startedAt: from,
    endedAt: to,
    value: 5,
    threshold: 3,
    unit: 's',
    confidence: 0.8,
    detector: 'faces-full-range/2',
    cause: null,
    reading: null,
    model: null,
  };
}

const rules = ['absence_in_frame', 'human_assistant', 'camera_picture'];

function run(marks: readonly RunMark[], notAnalysed: readonly NotAnalysed[] = []): Run {
  return {
    id: 'r',
    by: '',
    at: 0,
    agent: '',
    everyMs: {},
    from: 0,
    to: 600_000,
    tookMs: 0,
    rules,
    marks,
    notAnalysed,
  };
}

const unseen = (rule: string, from: number, to: number | null): NotAnalysed => ({
  rule,
  label: '',
  from,
  to,
  reasonLabel: '',
});

describe('B27 R2-066 what two looks at one recording agree on', () => {
  it('are marks of one rule that share time, with how their ends differ', () => {
    const then = mark('a', 'absence_in_frame', 10_000, 20_000);
    const now = found('n', 'absence_in_frame', 10_400, 18_500);
    expect(differences([then], run([now]))).toEqual({
      both: [{ then, now, beginsLaterMs: 400, endsLaterMs: -1500 }],
      onlyThen: [],
      onlyNow: [],
      unseen: [],
      others: 0,
    });
  });

  it('are not marks of another rule, nor of another time', () => {
    const marks = [
      mark('a', 'absence_in_frame', 10_000, 20_000),
      mark('b', 'human_assistant', 50_000, 60_000),
    ];
    const seen = [
      found('n', 'human_assistant', 10_000, 20_000),
      found('m', 'absence_in_frame', 24_000, 30_000),
    ];
    const { both, onlyThen, onlyNow } = differences(marks, run(seen));
    expect(both).toEqual([]);
    expect(onlyThen.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(onlyNow.map(({ id }) => id)).toEqual(['n', 'm']);
  });

  it('are marks a moment apart, for no two looks begin together', () => {
    const { both } = differences(
      [mark('a', 'absence_in_frame', 10_000, 20_000)],
      run([found('n', 'absence_in_frame', 22_900, 26_000)]),
    );
    expect(both).toHaveLength(1);
  });

  it('pair each mark once, with the one that shares most with it', () => {
    const marks = [
      mark('a', 'absence_in_frame', 10_000, 20_000),
      mark('b', 'absence_in_frame', 24_000, 40_000),
    ];
    const seen = [found('n', 'absence_in_frame', 19_000, 39_000)];
    const { both, onlyThen } = differences(marks, run(seen));
    expect(both.map(({ then }) => then.id)).toEqual(['b']);
    expect(onlyThen.map(({ id }) => id)).toEqual(['a']);
  });

  it('go by the times of the machine where a human set others, and leave own marks out', () => {
    const retimed = mark('a', 'absence_in_frame', 100_000, 101_000, {
      proposed: { from: 10_000, to: 20_000 },
    });
    const { both, others } = differences(
      [retimed, mark('p', null, 10_000, 20_000)],
      run([found('n', 'absence_in_frame', 10_000, 20_000)]),
    );
    expect(both.map(({ then }) => then.id)).toEqual(['a']);
    expect(others).toBe(0);
  });
});

describe('B27 what a second look could not look at', () => {
  it('speaks neither for nor against a mark of that time', () => {
    const marks = [
      mark('a', 'absence_in_frame', 10_000, 20_000),
      mark('b', 'absence_in_frame', 50_000, 60_000),
    ];
    const stretches = [unseen('absence_in_frame', 5000, 25_000), unseen('human_assistant', 0, null)];
    const { onlyThen, unseen: hidden } = differences(marks, run([], stretches));
    expect(hidden.map(({ id }) => id)).toEqual(['a']);
    expect(onlyThen.map(({ id }) => id)).toEqual(['b']);
  });

  it('excuses no mark that it could look at in part', () => {
    const { onlyThen } = differences(
      [mark('a', 'absence_in_frame', 10_000, 20_000)],
      run([], [unseen('absence_in_frame', 5000, 15_000)]),
    );
    expect(onlyThen).toHaveLength(1);
  });

  it('is counted and not compared: other rules, and what only devices told', () => {
    const marks = [
      mark('a', 'active_window', 10_000, 20_000),
      mark('b', 'camera_picture', 10_000, 20_000, {
        why: { cause: 'camera-lost', reading: null, model: null },
      }),
    ];
    const { others, onlyThen } = differences(marks, run([]));
    expect(others).toBe(2);
    expect(onlyThen).toEqual([]);
  });
});
