import { formatPosition } from '../browser/times.ts';
import { button, h } from '../ui/dom.ts';
import { merge, missing, total } from './coverage.ts';
import type { ReviewDocument } from './review-document.ts';
import type { Texts } from './texts/index.ts';
import { stretchOf } from './tour.ts';
import type { Interval } from './track.ts';

/** Of a mark that lasts, its beginning tells what it is. */
const longestMarkMs = 60_000;

/** What this person has actually seen: of the whole, of the marks, and of what must be seen before a status. */
export class CoverageMeter {
  readonly element: HTMLElement;
  readonly #texts: Texts;
  readonly #words = h('span', { class: 'small text-body-secondary', 'data-test': 'coverage' });
  readonly #next: HTMLButtonElement;
  #left: readonly Interval[] = [];
  #shown = '';

  readonly #share: (percent: number) => string;

  /** @param ofReviewer what the one who set the status had seen, for a reader */
  constructor(texts: Texts, ofReviewer: boolean, goOn: () => void) {
    this.#texts = texts;
    this.#share = ofReviewer ? texts.reviewerWatched : texts.watchedShare;
    this.#next = button(texts.nextUnwatched, 'next-unwatched', goOn, 'btn-sm btn-outline-secondary');
    this.element = h(
      'div',
      { class: 'd-flex flex-wrap gap-2 align-items-center mb-2' },
      this.#words,
      this.#next,
    );
  }

  /** What must be watched still, wall clock; where the institution demands nothing, the marks. */
  get left(): readonly Interval[] {
    return this.#left;
  }

  /** @param gone what was not recorded, so that nobody can watch it */
  show(
    document: ReviewDocument,
    watched: readonly Interval[],
    gone: readonly Interval[],
    recordedMs: number,
  ): void {
    const done = merge([...watched, ...gone]);
    const marks = document.marks
      .filter(({ rule }) => rule !== null)
      .map((mark) => stretchOf(mark, longestMarkMs));
    const { rule, stretches } = document.toWatch;
    this.#left = missing(rule === 'nothing' ? merge(marks) : stretches, done);
    const seenMarks = marks.filter((stretch) => missing([stretch], done).length === 0).length;
    const percent = recordedMs === 0 ? 0 : Math.min(100, Math.floor((100 * total(watched)) / recordedMs));
    const words = [
      this.#share(percent),
      marks.length === 0 ? '' : this.#texts.watchedMarks(seenMarks, marks.length),
      rule !== 'nothing' && this.#left.length > 0
        ? this.#texts.leftToWatch(formatPosition(total(this.#left)))
        : '',
    ].filter((part) => part !== '');
    const line = words.join(' · ');
    if (line !== this.#shown) {
      this.#shown = line;
      this.#words.textContent = line;
    }
    this.element.dataset['left'] = String(Math.round(total(this.#left) / 1000));
    this.#next.hidden = this.#left.length === 0;
  }
}
