import { h, icon } from './dom.ts';

const kept = 20;

export interface NoticeLine {
  readonly words: string;
  /** Wall clock, ready to read. */
  readonly time: string;
}

/** What the student was told, newest first; announced to screen readers as it comes. */
export class NoticeList {
  readonly element: HTMLElement;
  readonly #list: HTMLUListElement;
  readonly #empty: HTMLElement;

  constructor(empty: string) {
    this.#list = h('ul', { class: 'notice-list' });
    this.#empty = h('p', { class: 'text-body-secondary mb-0' }, empty);
    this.element = h(
      'div',
      { role: 'log', 'aria-live': 'assertive', 'data-test': 'notices' },
      this.#empty,
      this.#list,
    );
  }

  /** What was said before this list was there, oldest first. */
  restore(notices: readonly NoticeLine[]): void {
    for (const notice of notices) {
      this.add(notice);
    }
  }

  add(notice: NoticeLine): void {
    this.#empty.remove();
    this.#list.prepend(
      h(
        'li',
        { 'data-test': 'notice' },
        icon('exclamation-triangle-fill'),
        h('span', {}, notice.words),
        h('time', {}, notice.time),
      ),
    );
    while (this.#list.children.length > kept) {
      this.#list.lastElementChild?.remove();
    }
  }
}
