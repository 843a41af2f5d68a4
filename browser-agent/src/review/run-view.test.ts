// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { Run, RunMark } from './reanalysis.ts';
import type { Mark, ReviewDocument } from './review-document.ts';
import { runView } from './run-view.ts';

const then = { startedAt: 10_000, endedAt: 20_000 };
const intents = { positionOf: (at: number) => at, seek: () => undefined, takeOver: () => undefined };

/** What is said of begin and end of a mark that was found again at these times. */
function words(startedAt: number, endedAt: number, language: 'ru' | 'uk' | 'en'): string {
  const shared = { rule: 'light', label: 'light', violation: '5.18', value: 9, threshold: 4, unit: 's' };
  const mark = { ...shared, ...then, id: 'm', proposed: null, why: null } as unknown as Mark;
  const again = { ...shared, id: 'n', startedAt, endedAt, cause: null, reading: null, model: null };
  const run = {
    at: 0,
    by: '',
    agent: '',
    everyMs: {},
    rules: ['light'],
    marks: [{ ...again, confidence: 1, detector: 'picture-light/1' } as RunMark],
    notAnalysed: [],
  } as unknown as Run;
  const document = { marks: [mark], sitting: { zone: 'UTC' } } as unknown as ReviewDocument;
  const view = runView(run, document, language, intents, true);
  return view.querySelector('[data-test="run-both"] .small')?.textContent ?? '';
}

describe('B27 what a second look says of a mark it found again', () => {
  it('tells how much later or earlier it begins and ends', () => {
    expect(words(10_100, 19_400, 'ru')).toBe('начало на 0,1 с позже, конец на 0,6 с раньше');
    expect(words(9_000, 20_050, 'en')).toBe('begins 1 s earlier, ends 0.1 s later');
  });

  it('calls a difference too small to be told in words none', () => {
    expect(words(10_049, 19_951, 'ru')).toBe('начало то же, конец тот же');
    expect(words(10_000, 20_000, 'uk')).toBe('початок той самий, кінець той самий');
    expect(words(10_000, 20_000, 'en')).toBe('begins at the same time, ends at the same time');
  });
});

it('B27 says once what could not be looked at under one name', () => {
  const unheard = {
    label: 'display',
    from: 0,
    to: 9000,
    reason: 'not-on-recording',
    reasonLabel: 'not recorded',
  };
  const run = {
    at: 0,
    by: '',
    agent: '',
    everyMs: {},
    rules: [],
    marks: [],
    notAnalysed: [
      { ...unheard, rule: 'a' },
      { ...unheard, rule: 'b' },
      { ...unheard, rule: 'b', from: 9000, to: 12_000 },
    ],
  } as unknown as Run;
  const document = { marks: [], sitting: { zone: 'UTC' } } as unknown as ReviewDocument;
  const view = runView(run, document, 'en', intents, true);
  const places = [...view.querySelectorAll('[data-test="run-not-analysed"] li')].map((li) => li.textContent);
  expect(places).toEqual([
    '00:00:00–00:00:09 display: not recorded',
    '00:00:09–00:00:12 display: not recorded',
  ]);
});
