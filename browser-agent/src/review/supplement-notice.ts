import { formatInstant, formatPosition } from '../browser/times.ts';
import type { Language } from '../messages/language.ts';
import { button, h, icon } from '../ui/dom.ts';
import type { ReviewDocument } from './review-document.ts';
import type { Texts } from './texts/index.ts';

/** Says which parts came after the recording was sealed, and whether a status was set before what is there now. */
export class SupplementNotice {
  readonly element = h('section', { hidden: true, 'data-test': 'supplemented' });
  readonly #texts: Texts;
  readonly #language: Language;
  readonly #positionOf: (wallClock: number) => number;
  readonly #seek: (position: number) => void;
  #shown = '';

  constructor(
    texts: Texts,
    language: Language,
    positionOf: (wallClock: number) => number,
    seek: (position: number) => void,
  ) {
    this.#texts = texts;
    this.#language = language;
    this.#positionOf = positionOf;
    this.#seek = seek;
  }

  /** Leaves what is there alone while nothing changed: somebody may just be on a button. */
  show(document: ReviewDocument): void {
    const { supplements, review, sitting } = document;
    const changed = review?.changedSince === true;
    const state = JSON.stringify([supplements, changed]);
    if (state === this.#shown) {
      return;
    }
    this.#shown = state;
    this.element.hidden = supplements.length === 0 && !changed;
    this.element.className = `alert py-2 ${changed ? 'alert-warning' : 'alert-info'}`;
    const newest = supplements.at(-1);
    const when = newest ? formatInstant(newest.signedAt, 'date-time', this.#language, sitting.zone) : '';
    this.element.replaceChildren(
      newest ? h('strong', {}, icon('arrow-counterclockwise'), ` ${this.#texts.supplemented} (${when})`) : '',
      changed ? h('p', { class: 'mb-1', 'data-test': 'changed-since' }, this.#texts.changedSince) : '',
      h(
        'div',
        { class: 'd-flex flex-wrap gap-2' },
        supplements.flatMap(({ stretches }) => stretches).map(({ from, to }) => this.#jump(from, to)),
      ),
    );
  }

  #jump(from: number, to: number): HTMLElement {
    const begin = this.#positionOf(from);
    const words = `${formatPosition(begin)}–${formatPosition(this.#positionOf(to))}`;
    return button(words, 'late', () => this.#seek(begin), 'btn-sm btn-outline-secondary tabular');
  }
}
