import { formatPosition } from '../browser/times.ts';
import { list, number, oneOf, record, text } from '../messages/decode.ts';
import { type StreamName, streamNames } from '../messages/evidence.ts';
import { h } from '../ui/dom.ts';
import type { Texts } from './texts/index.ts';

/** A strip of small pictures as the server lists it. */
export interface StripEntry {
  readonly stream: StreamName;
  readonly from: number;
  readonly every: number;
  readonly pictures: number;
  readonly address: string;
}

export function decodeStrips(value: unknown): readonly StripEntry[] {
  return list(record(value)['stills'], (item) => {
    const fields = record(item);
    return {
      stream: oneOf(fields['stream'], streamNames, 'stream'),
      from: number(fields['from']),
      every: number(fields['every']),
      pictures: Math.max(1, number(fields['pictures'])),
      address: text(fields['address']),
    };
  });
}

/** Hours at a glance: a row of pictures per minute and stream; a click goes there. Loaded when it is opened. */
export class ContactSheet {
  readonly element: HTMLDetailsElement;
  readonly #texts: Texts;
  readonly #positionOf: (wallClock: number) => number;
  readonly #seek: (position: number) => void;
  readonly #rows = h('div', { class: 'review-strips' });

  constructor(
    texts: Texts,
    read: () => Promise<readonly StripEntry[]>,
    positionOf: (wallClock: number) => number,
    seek: (position: number) => void,
  ) {
    this.#texts = texts;
    this.#positionOf = positionOf;
    this.#seek = seek;
    const sheet = h(
      'details',
      {
        class: 'review-sheet',
        'data-test': 'contact-sheet',
        ontoggle: () => {
          if (sheet.open) {
            void read()
              .then((strips) => this.#show(strips))
              .catch(() => undefined);
          }
        },
      },
      h('summary', {}, texts.contactSheet),
      this.#rows,
    );
    this.element = sheet;
  }

  toggle(): void {
    this.element.open = !this.element.open;
    if (this.element.open) {
      this.element.querySelector('summary')?.focus();
      this.element.scrollIntoView({ block: 'nearest' });
    } else {
      // The space bar plays again.
      this.element.querySelector('summary')?.blur();
    }
  }

  #show(strips: readonly StripEntry[]): void {
    const rows = strips.filter((strip) => !strips.some((other) => spans(other, strip)));
    this.#rows.replaceChildren(
      ...(rows.length === 0 ? [h('p', {}, this.#texts.noStills)] : rows.map((strip) => this.#row(strip))),
    );
  }

  #row(strip: StripEntry): HTMLElement {
    const begin = this.#positionOf(strip.from);
    const label = `${this.#texts.lanes[strip.stream]} ${formatPosition(begin)}`;
    return h(
      'button',
      {
        class: 'review-strip',
        type: 'button',
        'data-test': `still-${strip.stream}`,
        'aria-label': label,
        onclick: (event: Event) =>
          this.#seek(begin + strip.every * pictureAt(event as MouseEvent, strip.pictures)),
      },
      h('span', { class: 'tabular small' }, label),
      h('img', { src: strip.address, loading: 'lazy', alt: '', height: 90 }),
    );
  }
}

/** What was taken of a mark within another strip's minute is shown beside the mark. */
function spans(strip: StripEntry, other: StripEntry): boolean {
  const { stream, from, every, pictures } = strip;
  const during = other.from > from && other.from < from + every * pictures;
  return stream === other.stream && other.pictures === 1 && during;
}

/** The picture under the mouse; the first one for a key. */
function pictureAt(event: MouseEvent, pictures: number): number {
  const image = (event.currentTarget as HTMLElement).querySelector('img');
  const box = image?.getBoundingClientRect();
  if (event.detail === 0 || !box || box.width === 0) {
    return 0;
  }
  const share = (event.clientX - box.left) / box.width;
  return Math.min(pictures - 1, Math.max(0, Math.floor(share * pictures)));
}
