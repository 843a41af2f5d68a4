import { formatPosition } from '../browser/times.ts';
import { type DialogButton, openDialog } from '../ui/dialog.ts';
import { h } from '../ui/dom.ts';
import type { StripEntry } from './contact-sheet.ts';
import type { PhotoEntry } from './playback-index.ts';
import type { IdentityHint } from './review-document.ts';
import type { Texts } from './texts/index.ts';

const most = 8;

export interface Comparison {
  readonly photos: readonly PhotoEntry[];
  readonly documentKind: string | null;
  /** What the examinee's browser found at the identification; none of it decides anything. */
  readonly hints: readonly IdentityHint[];
  readonly strips: readonly StripEntry[];
  positionOf(wallClock: number): number;
  seek(position: number): void;
  /** Null where one may only look. */
  readonly decide: ((confirmed: boolean) => void) | null;
}

/** Document, entry photo and the face through the whole sitting side by side (R2-033); only a person decides. */
export function compareIdentity(texts: Texts, comparison: Comparison): void {
  const { photos, documentKind, hints, decide } = comparison;
  const photo = (kind: PhotoEntry['kind'], caption: string) => {
    const found = photos.find((candidate) => candidate.kind === kind);
    return h(
      'figure',
      { class: 'mb-2' },
      found
        ? h('img', { src: found.address, alt: caption })
        : h('div', { class: 'empty-state p-2' }, texts.noPhoto),
      h('figcaption', { class: 'small text-body-secondary' }, caption),
    );
  };
  const close: DialogButton = { words: texts.close, test: 'compare-close', style: 'btn-outline-secondary' };
  const verdicts: readonly DialogButton[] = decide
    ? [
        { words: texts.samePerson, test: 'compare-same', style: 'btn-primary', act: () => decide(true) },
        {
          words: texts.anotherPerson,
          test: 'compare-other',
          style: 'btn-outline-danger',
          act: () => decide(false),
        },
      ]
    : [];
  const dialog = openDialog(
    texts.identity,
    [
      h(
        'div',
        { class: 'review-photos' },
        photo('document', documentKind ?? texts.document),
        photo('face', texts.face),
      ),
      ...hints.map((hint) => hintLine(hint, 'compare')),
      h('h3', { class: 'h6' }, texts.throughTheSitting),
      stills(texts, comparison, () => dialog.close()),
    ],
    [...verdicts, close],
    'compare-dialog',
  );
  dialog.classList.add('review-wide-dialog');
  dialog.querySelector<HTMLElement>('.form-actions button')?.focus();
}

/** A hint in words; what the browser stumbled over stands out. */
export function hintLine({ code, notable, words }: IdentityHint, place: 'compare' | 'identity'): HTMLElement {
  const style = notable ? 'alert alert-warning py-1 px-2 small mb-2' : 'small mb-2';
  return h('p', { class: style, 'data-test': `${place}-${code}` }, words);
}

function stills(texts: Texts, comparison: Comparison, close: () => void): HTMLElement {
  const camera = comparison.strips.filter(({ stream }) => stream === 'camera');
  if (camera.length === 0) {
    return h('p', { class: 'text-body-secondary' }, texts.noStills);
  }
  return h(
    'div',
    { class: 'review-faces' },
    spread(camera, most).map((strip) => {
      const position = comparison.positionOf(strip.from);
      const label = formatPosition(position);
      const go = () => {
        close();
        comparison.seek(position);
      };
      return h(
        'button',
        { type: 'button', class: 'review-face', 'data-test': 'compare-still', onclick: go },
        h('img', { src: strip.address, alt: '' }),
        h('span', { class: 'tabular small' }, label),
      );
    }),
  );
}

/** As many as asked for, evenly over all of them, first and last among them. */
export function spread<T>(all: readonly T[], count: number): readonly T[] {
  if (all.length <= count) {
    return all;
  }
  const step = (all.length - 1) / (count - 1);
  return Array.from({ length: count }, (_, at) => all[Math.round(at * step)]).filter(
    (one): one is T => one !== undefined,
  );
}
