import { formatPosition } from '../browser/times.ts';
import { button, h } from '../ui/dom.ts';
import { named } from './mark-editor.ts';
import type { ReviewDocument } from './review-document.ts';
import type { Texts } from './texts/index.ts';

/** A proctor's own mark with its interval (R2-066); begin and end come from the playhead. */
export class OwnMarkForm {
  readonly element: HTMLElement;
  readonly #texts: Texts;
  readonly #from = h('output', { class: 'tabular', 'data-test': 'own-mark-from-value' }, '–');
  readonly #to = h('output', { class: 'tabular', 'data-test': 'own-mark-to-value' }, '–');
  readonly #violation = h('select', {
    class: 'form-select form-select-sm',
    id: 'own-violation',
    'data-test': 'own-mark-violation',
  });
  readonly #note = h('input', {
    class: 'form-control form-control-sm',
    id: 'own-note',
    maxlength: 500,
    'data-test': 'own-mark-note',
  });
  readonly #position: () => number;
  #begin: number | null = null;
  #end: number | null = null;

  constructor(
    texts: Texts,
    position: () => number,
    add: (violation: string, from: number, to: number, note: string) => Promise<boolean>,
  ) {
    this.#texts = texts;
    this.#position = position;
    const send = () => {
      if (this.#begin !== null && this.#end !== null && this.#end > this.#begin) {
        void add(this.#violation.value, this.#begin, this.#end, this.#note.value.trim()).then((added) =>
          added ? this.#clear() : undefined,
        );
      }
    };
    this.element = h(
      'section',
      { class: 'review-judging', 'aria-label': texts.ownMark },
      h('h2', { class: 'h6' }, texts.ownMark),
      this.#edge(texts.from, this.#from, 'own-mark-from', () => this.setBegin()),
      this.#edge(texts.to, this.#to, 'own-mark-to', () => this.setEnd()),
      h('label', { class: 'form-label small mb-0', for: 'own-violation' }, texts.reclassify),
      this.#violation,
      h('label', { class: 'form-label small mb-0', for: 'own-note' }, texts.note),
      this.#note,
      h('div', { class: 'mt-2' }, button(texts.add, 'own-mark-add', send, 'btn-sm btn-outline-primary')),
    );
  }

  show(document: ReviewDocument): void {
    const before = this.#violation.value;
    if (this.#violation.childElementCount === document.violations.length) {
      return;
    }
    this.#violation.replaceChildren(
      ...document.violations.map(({ code, label }) =>
        h('option', { value: code, selected: code === before }, named(code, label)),
      ),
    );
  }

  setBegin(): void {
    this.#begin = this.#position();
    this.#from.textContent = formatPosition(this.#begin);
  }

  setEnd(): void {
    this.#end = this.#position();
    this.#to.textContent = formatPosition(this.#end);
  }

  #clear(): void {
    this.#begin = null;
    this.#end = null;
    this.#from.textContent = '–';
    this.#to.textContent = '–';
    this.#note.value = '';
  }

  #edge(label: string, value: HTMLElement, test: string, set: () => void): HTMLElement {
    return h(
      'div',
      { class: 'd-flex gap-2 align-items-center mb-1' },
      h('span', { class: 'small review-edge' }, label),
      value,
      button(this.#texts.setHere, test, set, 'btn-sm btn-outline-secondary ms-auto'),
    );
  }
}
