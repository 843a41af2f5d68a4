// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { decodeSittingDocument } from '../messages/sitting-document.ts';
import { rulesView } from './rules-view.ts';
import { textsFor } from './texts/index.ts';

const memo = { id: 'm2', kind: 'memo', title: 'Memo', edition: 'version 2', language: 'en', address: '' };
const technical = { id: 't1', kind: 'technical', title: 'Technical', edition: 'version 1', language: 'ru' };

const view = (instructions: readonly object[]) =>
  rulesView(
    decodeSittingDocument({
      id: 's1',
      state: 'launched',
      instructions,
      consent: { version: '1', title: 'Consent', ticks: [] },
    }),
    textsFor('en'),
    '',
    { accept: vi.fn(), decline: vi.fn() },
  );

it('R2-075 lays open what is new to the examinee and folds away what was read before', () => {
  const element = view([
    { ...technical, words: 'Одна мышь', address: 'https://university.example/t', known: true },
    { ...memo, words: 'Be on time', known: false },
  ]);
  const known = element.querySelector<HTMLDetailsElement>('[data-test="instruction-technical"]');
  const news = element.querySelector<HTMLDetailsElement>('[data-test="instruction-memo"]');
  expect([known?.open, news?.open]).toEqual([false, true]);
  expect(news?.textContent).toContain('version 2');
  expect(news?.textContent).toContain('Be on time');
  expect(known?.querySelector('p')?.lang).toBe('ru');
  expect(known?.querySelector('a')?.href).toBe('https://university.example/t');
});

it('R2-075 leads to an instruction that stands elsewhere, and says nothing where there is none', () => {
  const link = view([{ ...memo, words: '', address: 'https://university.example/memo', known: false }]);
  expect(link.querySelector<HTMLAnchorElement>('[data-test="instruction-memo"] a')?.rel).toContain(
    'noopener',
  );
  expect(view([]).querySelector('[data-test="instructions"]')).toBeNull();
});
