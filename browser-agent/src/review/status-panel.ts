import { formatPosition } from '../browser/times.ts';
import { button, h } from '../ui/dom.ts';
import type { Mark, Missing, ReviewDocument } from './review-document.ts';
import type { Texts } from './texts/index.ts';

/** Status 5 of R2-065: the technology failed and not the student. */
const technical = 5;
/** Status 6: the test was never begun. */
const notStarted = 6;

/** What happens to what is chosen here. */
export interface StatusIntents {
  save(status: number, comment: string, version: number): Promise<unknown>;
  drawUpAct(): Promise<unknown>;
}

/** The six statuses with their conditions (R2-065) and the comment. */
export class StatusPanel {
  readonly element: HTMLElement;
  readonly #texts: Texts;
  readonly #choices = h('div', { role: 'radiogroup' });
  readonly #comment = h('textarea', {
    class: 'form-control form-control-sm',
    id: 'status-comment',
    rows: 4,
    maxlength: 3000,
    'data-test': 'status-comment',
  });
  readonly #missing = h('span', { class: 'd-block small', 'data-test': 'status-missing' });
  readonly #hint = h('p', { class: 'small text-body-secondary mb-1', 'data-test': 'status-hint' });
  readonly #saved = h('p', { class: 'small mb-1', role: 'status', 'data-test': 'status-current' });
  readonly #save: HTMLButtonElement;
  readonly #onward: HTMLElement;
  readonly #advice = h('div', { class: 'review-advice small mb-2', 'data-test': 'status-advice' });
  readonly #act: HTMLElement;
  readonly #positionOf: (wallClock: number) => number;
  #document: ReviewDocument | null = null;
  readonly #set: StatusIntents['save'];
  /** The review that was last shown here, which a choice answers to; null before the first. */
  #read: { readonly version: number; readonly status: number; readonly comment: string } | null = null;
  #saving = false;
  #unwatched = false;

  constructor(texts: Texts, positionOf: (wallClock: number) => number, intents: StatusIntents) {
    this.#texts = texts;
    this.#positionOf = positionOf;
    this.#set = intents.save;
    this.#save = button(texts.save, 'status-save', () => this.save());
    this.#onward = h(
      'a',
      {
        class: 'btn btn-outline-secondary',
        href: '/review/next',
        hidden: true,
        'data-test': 'status-onward',
      },
      texts.nextSitting,
    );
    const drawUp = button(
      texts.drawUpAct,
      'draw-up-act',
      () => {
        drawUp.disabled = true;
        void intents.drawUpAct().finally(() => {
          drawUp.disabled = false;
        });
      },
      'btn-sm btn-primary',
    );
    this.#act = h(
      'div',
      { class: 'alert alert-warning py-2 small mt-3', hidden: true, 'data-test': 'act' },
      h('p', { class: 'mb-1' }, texts.actCalledFor),
      drawUp,
      h('a', { class: 'btn btn-sm btn-outline-secondary', 'data-test': 'open-act' }, texts.openAct),
    );
    this.element = h(
      'section',
      { 'aria-label': texts.status },
      h('h2', { class: 'h6' }, texts.status),
      this.#saved,
      h(
        'div',
        { class: 'review-judging' },
        this.#advice,
        this.#choices,
        h('label', { class: 'form-label small mb-0', for: 'status-comment' }, texts.comment),
        this.#comment,
        button(texts.fill, 'status-fill', () => this.#fill(), 'btn-sm btn-link px-0'),
        this.#hint,
        h('div', { class: 'form-actions mt-2' }, this.#save, this.#onward),
      ),
      this.#act,
    );
    this.#comment.addEventListener('input', () => this.#refresh());
    this.#choices.addEventListener('change', () => this.#choose());
  }

  /** What the button does, for a key. */
  save(): void {
    const chosen = this.#chosen();
    if (chosen !== null && !this.#save.disabled) {
      this.#saving = true;
      void this.#set(chosen, this.#comment.value.trim(), this.#read?.version ?? 0).finally(() => {
        this.#saving = false;
      });
    }
  }

  /** Something must be watched before a status. */
  demand(unwatched: boolean): void {
    if (this.#unwatched !== unwatched) {
      this.#unwatched = unwatched;
      this.#refresh();
    }
  }

  /** Goes to the choice that stands, else to what is suggested, and chooses nothing. */
  focus(): void {
    const wanted = this.#chosen() ?? this.#document?.suggestion.status ?? 1;
    this.#choices.querySelector<HTMLElement>(`[value="${wanted}"]`)?.focus();
  }

  /** Words that are demanded begin with what was confirmed, and when (R2-066). */
  #choose(): void {
    const chosen = this.#document?.statuses.find(({ number }) => number === this.#chosen());
    if (chosen?.needsComment && this.#comment.value.trim() === '') {
      this.#fill();
    }
    this.#refresh();
  }

  show(document: ReviewDocument): void {
    this.#document = document;
    this.#take(document);
    const current = document.statuses.find(({ number }) => number === document.review?.status);
    this.#onward.hidden = !current;
    this.#advise(document);
    this.#showAct(document);
    if (current && this.#saving) {
      this.#onward.focus();
    }
    const words = document.review?.comment ?? '';
    const comment = words === '' || words === this.#comment.value.trim() ? '' : ` – ${words}`;
    this.#saved.textContent = current
      ? `${this.#texts.saved}: ${current.number}. ${current.label}${comment}`
      : '';
    this.#tellMissing(document.sitting.missing, document.suggestion.status === technical);
    this.#refresh();
  }

  /** What the status calls for besides (R4-056). */
  #showAct(document: ReviewDocument): void {
    const act = document.review?.act ?? null;
    this.#act.hidden = act === null;
    for (const [selector, shown] of [
      ['p, [data-test="draw-up-act"]', act?.path === null],
      ['[data-test="open-act"]', typeof act?.path === 'string'],
    ] as const) {
      for (const part of this.#act.querySelectorAll<HTMLElement>(selector)) {
        part.hidden = !shown;
      }
    }
    this.#act.querySelector('a')?.setAttribute('href', act?.path ?? '');
  }

  /** What another proctor set meanwhile is shown; the reader's own choice and words stay as they are. */
  #take(document: ReviewDocument): void {
    const read = document.review ?? { version: 0, status: 0, comment: '' };
    if (read.version === this.#read?.version) {
      return;
    }
    const before = this.#read;
    const own =
      before !== null &&
      (this.#comment.value.trim() !== before.comment || (this.#chosen() ?? 0) !== before.status);
    this.#read = read;
    if (!own) {
      this.#comment.value = read.comment;
      this.#offer(document);
    }
  }

  /** Advisory (R2-067): what it is, and on what grounds. */
  #advise({ suggestion, statuses }: ReviewDocument): void {
    const status = statuses.find(({ number }) => number === suggestion.status);
    const words = status ? `${this.#texts.suggestion}: ${status.number}. ${status.label}` : '';
    const said = JSON.stringify([words, suggestion.reasons]);
    if (this.#advice.dataset['said'] === said) {
      return;
    }
    this.#advice.dataset['said'] = said;
    this.#advice.dataset['status'] = String(suggestion.status ?? '');
    this.#advice.replaceChildren(
      h('span', { class: 'fw-semibold' }, words || this.#texts.noSuggestion),
      h(
        'ul',
        { class: 'mb-1' },
        suggestion.reasons.map((reason) => h('li', {}, reason)),
      ),
    );
    this.#advice.hidden = words === '' && suggestion.reasons.length === 0;
  }

  /** Beside the status that gaps may lead to; which one it is stays the proctor's choice. */
  #tellMissing({ intervals, milliseconds }: Missing, suggested: boolean): void {
    const amount = intervals > 0 ? this.#texts.missing(intervals, formatPosition(milliseconds)) : '';
    const words = suggested ? `${amount} ${this.#texts.suggested}` : amount;
    this.#missing.replaceChildren(words);
    this.#missing.classList.toggle('fw-semibold', suggested);
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
            number === technical ? this.#missing : null,
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
    // Who never began the test left nothing to watch.
    const unwatched = this.#unwatched && chosen?.number !== notStarted;
    const watchFirst = unwatched ? this.#texts.notWatched : '';
    const hint = wordless ? this.#texts.commentNeeded : watchFirst;
    this.#hint.textContent = sealed ? hint : this.#texts.notSealed;
    this.#save.disabled = !sealed || !chosen || wordless || unwatched;
  }

  #fill(): void {
    const confirmed = (this.#document?.marks ?? []).filter(isConfirmed);
    const lines = confirmed.map((mark) => {
      const from = formatPosition(this.#positionOf(mark.startedAt));
      const to = mark.endedAt === null ? '…' : formatPosition(this.#positionOf(mark.endedAt));
      return `${from}–${to} ${mark.violationLabel}${mark.note ? `: ${mark.note}` : ''}`;
    });
    const filled = [this.#comment.value.trim(), ...lines].filter((line) => line !== '').join('\n');
    this.#comment.value = filled.slice(0, this.#comment.maxLength);
    this.#refresh();
  }
}

/** An own mark counts until it is dismissed; a machine's only once a human confirmed it. */
function isConfirmed(mark: Mark): boolean {
  return mark.verdict === 'confirmed' || (mark.source === 'proctor' && mark.verdict === 'none');
}
