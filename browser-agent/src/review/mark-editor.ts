import { formatPosition } from '../browser/times.ts';
import { openDialog, textBox } from '../ui/dialog.ts';
import { button, h } from '../ui/dom.ts';
import type { Labelled, Mark, Verdict } from './review-document.ts';
import type { Texts } from './texts/index.ts';

export interface MarkWords {
  readonly verdict: Exclude<Verdict, 'none'>;
  readonly violation: string;
  readonly note: string;
  /** Positions of the recording; null leaves the machine's. */
  readonly from: number | null;
  readonly to: number | null;
}

interface Place {
  positionOf(wallClock: number): number;
  playhead(): number;
}

/** A person's own words on a mark: what it was, when, and why; the machine's stay beside them. */
export function editMark(
  texts: Texts,
  mark: Mark,
  violations: readonly Labelled[],
  place: Place,
  judge: (words: MarkWords) => void,
): void {
  const note = textBox(texts.note, 'edit-note');
  const box = note.element.querySelector('textarea');
  if (box) {
    box.value = mark.note ?? '';
  }
  const violation = h(
    'select',
    { class: 'form-select', id: 'edit-violation', 'data-test': 'edit-violation' },
    violations.map(({ code, label }) =>
      h('option', { value: code, selected: code === mark.violation }, named(code, label)),
    ),
  );
  const begin = place.positionOf(mark.startedAt);
  const end = mark.endedAt === null ? null : place.positionOf(mark.endedAt);
  const from = timeField(texts.from, 'edit-from', begin, texts.setHere, place.playhead);
  const to = timeField(texts.to, 'edit-to', end, texts.setHere, place.playhead);
  const words = (verdict: MarkWords['verdict']): MarkWords => {
    const times = [from.read(), to.read()] as const;
    const moved = mark.proposed !== null || from.moved() || to.moved();
    return {
      verdict,
      violation: violation.value,
      note: note.read(),
      from: moved ? times[0] : null,
      to: moved ? times[1] : null,
    };
  };
  const dialog = openDialog(
    `${mark.rule === null ? texts.markOwn : mark.label} · ${formatPosition(begin)}`,
    [
      h('label', { class: 'form-label', for: 'edit-violation' }, texts.reclassify),
      h('div', { class: 'mb-3' }, violation),
      h('div', { class: 'd-flex gap-4 mb-3 flex-wrap' }, from.element, to.element),
      note.element,
    ],
    [
      {
        words: texts.confirm,
        test: 'edit-confirm',
        style: 'btn-danger',
        act: () => judge(words('confirmed')),
      },
      {
        words: texts.dismiss,
        test: 'edit-dismiss',
        style: 'btn-outline-secondary',
        act: () => judge(words('dismissed')),
      },
      { words: texts.close, test: 'edit-close', style: 'btn-link' },
    ],
    'edit-dialog',
  );
  dialog.addEventListener('keydown', (event) => {
    if (event.ctrlKey && event.key === 'Enter') {
      dialog.querySelector<HTMLElement>('[data-test=edit-confirm]')?.click();
    }
  });
  violation.focus();
}

/** The code of a clause helps who knows the regulation; a free one has none. */
export function named(code: string, label: string): string {
  return /^\d/.test(code) ? `${code} ${label}` : label;
}

/** `hh:mm:ss` or `mm:ss` as milliseconds; null when it is no time. */
export function parsePosition(text: string): number | null {
  const parts = text.trim().split(':').map(Number);
  if (parts.length < 2 || parts.length > 3 || parts.some((part) => !Number.isInteger(part) || part < 0)) {
    return null;
  }
  return parts.reduce((sum, part) => sum * 60 + part, 0) * 1000;
}

function timeField(label: string, test: string, at: number | null, here: string, playhead: () => number) {
  const shown = at === null ? '' : formatPosition(at);
  const input = h('input', {
    class: 'form-control form-control-sm tabular review-time-field',
    id: test,
    value: shown,
    pattern: '(\\d+:)?\\d{1,2}:\\d{2}',
    'data-test': test,
  });
  const set = () => {
    input.value = formatPosition(playhead());
  };
  const element = h(
    'div',
    {},
    h('label', { class: 'form-label mb-0', for: test }, label),
    h(
      'div',
      { class: 'd-flex gap-2' },
      input,
      button(here, `${test}-here`, set, 'btn-sm btn-outline-secondary text-nowrap'),
    ),
  );
  return { element, read: () => parsePosition(input.value), moved: () => input.value !== shown };
}
