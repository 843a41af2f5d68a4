import { button, h } from '../ui/dom.ts';
import { hintLine } from './identity-comparison.ts';
import type { PhotoEntry } from './playback-index.ts';
import type { ReviewDocument } from './review-document.ts';
import type { Texts } from './texts/index.ts';

/** The two photos side by side; only a person decides whether they show the same one (R2-033). */
export class IdentityPanel {
  readonly element: HTMLElement;
  readonly #texts: Texts;
  readonly #photos = h('div', { class: 'review-photos' });
  readonly #notable = h('div', { 'data-test': 'identity-hints' });
  readonly #state = h('p', { class: 'small mb-2', role: 'status', 'data-test': 'identity-state' });

  constructor(texts: Texts, decide: (confirmed: boolean) => void, compare: () => void) {
    this.#texts = texts;
    this.element = h(
      'section',
      { 'aria-label': texts.identity },
      h('h2', { class: 'h6' }, texts.identity),
      this.#photos,
      this.#notable,
      button(texts.compare, 'identity-compare', compare, 'btn-sm btn-link px-0'),
      this.#state,
      h(
        'div',
        { class: 'd-flex gap-2 flex-wrap review-judging' },
        button(texts.samePerson, 'identity-confirm', () => decide(true), 'btn-sm btn-outline-primary'),
        button(texts.anotherPerson, 'identity-refuse', () => decide(false), 'btn-sm btn-outline-danger'),
      ),
    );
  }

  show(document: ReviewDocument): void {
    const { state, hints } = document.identity;
    this.#state.textContent = this.#texts.identities[state];
    this.#state.dataset['state'] = state;
    this.#notable.replaceChildren(
      ...hints.filter(({ notable }) => notable).map((hint) => hintLine(hint, 'identity')),
    );
  }

  showPhotos(photos: readonly PhotoEntry[], documentKind: string | null): void {
    if (this.#photos.childElementCount > 0) {
      return;
    }
    const caption = { face: this.#texts.face, document: documentKind ?? this.#texts.document };
    this.#photos.append(
      ...(['face', 'document'] as const).map((kind) => {
        const photo = photos.find((candidate) => candidate.kind === kind);
        return h(
          'figure',
          { class: 'mb-2' },
          photo
            ? h('img', { src: photo.address, alt: caption[kind], 'data-test': `identity-photo-${kind}` })
            : h('div', { class: 'empty-state p-2' }, this.#texts.noPhoto),
          h('figcaption', { class: 'small text-body-secondary' }, caption[kind]),
        );
      }),
    );
  }
}
