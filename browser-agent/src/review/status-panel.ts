import { formatPosition } from '../browser/times.ts';
import { button, h } from '../ui/dom.ts';
import type { Mark, ReviewDocument } from './review-document.ts';
import type { Texts } from './texts/index.ts';

/** The six statuses with their conditions (R2-065) and the comment. */
export class StatusPanel {
  readonly element: HTMLElement;
  readonly #texts: Texts;
  readonly #choices = h('div', { role: 'radiogroup' });
  readonly #comment = h('textarea', {
    class: 'form-control form-control-sm',
    id: 'status-comment',
    rows: 4,
    maxlength: 2000,
    'data-test': 'status-comment',
  });
  readonly #hint = h('p', { class: 'small text-body-secondary mb-1', 'data-test': 'status-hint' });
  readonly #saved = h('p', { class: 'small mb-1', role: 'status', 'data-test': 'status-current' });
  readonly #save: HTMLButtonElement;
  readonly #onward: HTMLElement;
  readonly #positionOf: (wallClock: number) => number;
  #document: ReviewDocument | null = null;
  #shown = false;

  constructor(
    texts: Texts,
    positionOf: (wallClock: number) => number,
    save: (status: number, comment: string) => void,
  ) {
    this.#texts = texts;
    this.#positionOf = positionOf;
    this.#save = button(texts.save, 'status-save', () => {
      const chosen = this.#chosen();
      if (chosen !== null) {
        save(chosen, this.#comment.value.trim());
      }
    });
    this.#onward = h(
      'a',
      { class: 'btn btn-outline-secondary', href: '/review', hidden: true, 'data-test': 'status-onward' },
      texts.back,
    );
    this.element = h(
      'section',
      { 'aria-label': texts.status },
      h('h2', { class: 'h6' }, texts.status),
      this.#saved,
      h(
        'div',
        { class: 'review-judging' },
        this.#choices,
        h('label', { class: 'form-label small mb-0', for: 'status-comment' }, texts.comment),
        this.#comment,
        button(texts.fill, 'status-fill', () => this.#fill(), 'btn-sm btn-link px-0'),
        this.#hint,
        h('div', { class: 'form-actions mt-2' }, this.#save, this.#onward),
      ),
    );
    this.#comment.addEventListener('input', () => this.#refresh());
    this.#choices.addEventListener('change', () => this.#refresh());
  }

  show(document: ReviewDocument): void {
    this.#document = document;
    if (!this.#shown) {
      this.#shown = true;
      this.#comment.value = document.review?.comment ?? '';
      this.#offer(document);
    }
    const current = document.statuses.find(({ number }) => number === document.review?.status);
    this.#onward.hidden = !current;
    this.#saved.textContent = current ? `${this.#texts.saved}: ${current.number}. ${current.label}` : '';
    this.#refresh();
  }

  #offer(document: ReviewDocument): void {
    this.#choices.replaceChildren(
      ...document.statuses.map(({ number, label, condition }) =>
        h(
          'div',
          { class: 'form-check' },
          h('input', {
            class: 'form-check-input',
            type: 'radio',
            name: 'status',
            id: `status-${number}`,
            value: number,
            checked: number === document.review?.status,
            'data-test': `status-${number}`,
          }),
          h(
            'label',
            { class: 'form-check-label', for: `status-${number}` },
            `${number}. ${label}`,
            h('span', { class: 'd-block small text-body-secondary' }, condition),
          ),
        ),
      ),
    );
  }

  #chosen(): number | null {
    const checked = this.#choices.querySelector<HTMLInputElement>('input:checked');
    return checked ? Number(checked.value) : null;
  }

  #refresh(): void {
    const document = this.#document;
    const chosen = document?.statuses.find(({ number }) => number === this.#chosen());
    const wordless = chosen?.needsComment === true && this.#comment.value.trim() === '';
    const sealed = document?.sitting.sealed === true;
    this.#hint.textContent = sealed ? (wordless ? this.#texts.commentNeeded : '') : this.#texts.notSealed;
    this.#save.disabled = !sealed || !chosen || wordless;
  }

  #fill(): void {
    const confirmed = (this.#document?.marks ?? []).filter(isConfirmed);
    const lines = confirmed.map((mark) => {
      const from = formatPosition(this.#positionOf(mark.startedAt));
      const to = mark.endedAt === null ? '…' : formatPosition(this.#positionOf(mark.endedAt));
      return `${from}–${to} ${mark.violationLabel}${mark.note ? `: ${mark.note}` : ''}`;
    });
    this.#comment.value = [this.#comment.value.trim(), ...lines].filter((line) => line !== '').join('\n');
    this.#refresh();
  }
}

/** An own mark counts until it is dismissed; a machine's only once a human confirmed it. */
function isConfirmed(mark: Mark): boolean {
  return mark.verdict === 'confirmed' || (mark.source === 'proctor' && mark.verdict === 'none');
}
