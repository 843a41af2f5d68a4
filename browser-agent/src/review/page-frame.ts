import { formatInstant } from '../browser/times.ts';
import type { Language } from '../messages/language.ts';
import { openDialog } from '../ui/dialog.ts';
import { h } from '../ui/dom.ts';
import type { ReviewDocument } from './review-document.ts';
import type { Texts } from './texts/index.ts';

/** Whose sitting it is, until when it is to be reviewed, and the way back. */
export function headOf(
  sitting: ReviewDocument['sitting'],
  language: Language,
  texts: Texts,
  readOnly: boolean,
): HTMLElement {
  const due = sitting.dueAt === null ? '' : formatInstant(sitting.dueAt, 'date-time', language, sitting.zone);
  return h(
    'div',
    { class: 'd-flex flex-wrap gap-3 align-items-baseline mb-2' },
    h('h1', { class: 'h5 mb-0' }, `${sitting.examinee} · ${sitting.exam}`),
    due ? h('span', { class: 'small text-body-secondary' }, `${texts.due} ${due}`) : null,
    readOnly
      ? null
      : h('a', { class: 'ms-auto small', href: '/review', 'data-test': 'back-to-queue' }, texts.back),
  );
}

/** Pictures and panels in the middle, marks at the side. */
export function gridOf(middle: readonly HTMLElement[], side: readonly HTMLElement[]): HTMLElement {
  return h(
    'div',
    { class: 'review-grid' },
    h('div', { class: 'review-middle' }, middle),
    h('div', { class: 'review-side' }, side),
  );
}

/** Every action has a key, and this is all of them. */
export function showKeys(texts: Texts): void {
  const rows = texts.keyList.map(([keys, meaning]) => [
    h('dt', {}, h('kbd', {}, keys)),
    h('dd', {}, meaning),
  ]);
  const close = { words: texts.close, test: 'keys-close', style: 'btn-primary' };
  const dialog = openDialog(
    texts.keys,
    [h('dl', { class: 'facts review-keys' }, ...rows)],
    [close],
    'keys-dialog',
  );
  dialog.classList.add('review-wide-dialog');
}

const views = ['side', 'screen', 'camera'] as const;

/** Camera and screen side by side, and then each of them large. */
export function nextView(main: HTMLElement): void {
  const at = (views as readonly string[]).indexOf(main.dataset['view'] ?? '') + 1;
  main.dataset['view'] = views[at % views.length] ?? views[0];
}
