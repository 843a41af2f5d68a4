import { streamShowing } from '../messages/stills.ts';
import { h } from '../ui/dom.ts';
import type { StripEntry } from './contact-sheet.ts';
import type { Mark } from './review-document.ts';

/** One picture of a strip. */
export interface Still {
  readonly address: string;
  readonly pictures: number;
  readonly at: number;
}

/** The first picture that was taken while the mark lasted; one of before or after would show something else. */
export function stillOf(mark: Mark, strips: readonly StripEntry[]): Still | null {
  const wanted = streamShowing(mark.rule ?? '');
  const taken = strips
    .filter(({ stream }) => stream === wanted)
    .flatMap(({ from, every, pictures, address }) =>
      Array.from({ length: pictures }, (_, at) => ({ time: from + at * every, address, pictures, at })),
    )
    .filter(({ time }) => time >= mark.startedAt && (mark.endedAt === null || time <= mark.endedAt))
    .sort((one, other) => one.time - other.time);
  const [first] = taken;
  return first ? { address: first.address, pictures: first.pictures, at: first.at } : null;
}

/**
 * A small picture beside each mark of a rule, so that it can be seen why there is one. It is one of the contact
 * sheet's, on which nobody can read what stood on the screen.
 */
export class MarkStills {
  readonly #places = new Map<string, { readonly mark: Mark; readonly place: HTMLElement }>();
  #strips: readonly StripEntry[] = [];

  /** Where the mark's picture is, or will be. */
  of(mark: Mark): HTMLElement | null {
    if (mark.rule === null) {
      return null;
    }
    const place = h('div', { class: 'review-mark-still', 'aria-hidden': 'true', hidden: true });
    this.#places.set(mark.id, { mark, place });
    this.#fill(mark, place);
    return place;
  }

  take(strips: readonly StripEntry[]): void {
    this.#strips = strips;
    for (const { mark, place } of this.#places.values()) {
      this.#fill(mark, place);
    }
  }

  #fill(mark: Mark, place: HTMLElement): void {
    const still = stillOf(mark, this.#strips);
    if (still === null || place.firstChild) {
      return;
    }
    const { address, pictures, at } = still;
    const image = h('img', { src: address, loading: 'lazy', alt: '', 'data-test': 'mark-still' });
    image.style.width = `${pictures * 100}%`;
    image.style.transform = `translateX(${(-at / pictures) * 100}%)`;
    place.append(image);
    place.hidden = false;
  }
}
