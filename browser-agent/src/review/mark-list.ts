import { formatInstant, formatPosition } from '../browser/times.ts';
import type { Language } from '../messages/language.ts';
import { h, icon } from '../ui/dom.ts';
import { named } from './mark-editor.ts';
import type { Mark, ReviewDocument, Verdict } from './review-document.ts';
import type { Texts } from './texts/index.ts';

export interface MarkIntents {
  seek(mark: Mark): void;
  judge(mark: Mark, verdict: Exclude<Verdict, 'none'>, violation: string): void;
  reword(mark: Mark): void;
  positionOf(wallClock: number): number;
  pictureOf(mark: Mark): HTMLElement | null;
}

const icons: Readonly<Record<Verdict, string>> = {
  none: 'question-circle',
  confirmed: 'check-circle-fill text-danger',
  dismissed: 'x-circle text-body-secondary',
};

/** Marks in their order, numbered from 1; one of them is the chosen one that keys act on. */
export class MarkList {
  readonly element = h('ol', { class: 'review-marks', 'data-test': 'marks' });
  readonly #texts: Texts;
  readonly #language: Language;
  readonly #intents: MarkIntents;
  #document: ReviewDocument | null = null;
  #chosen: string | null = null;

  constructor(texts: Texts, language: Language, intents: MarkIntents) {
    this.#texts = texts;
    this.#language = language;
    this.#intents = intents;
  }

  show(document: ReviewDocument): void {
    const unsaved = this.#unsaved();
    this.#document = document;
    const items = document.marks.map((mark, at) => this.#item(mark, at + 1));
    this.element.replaceChildren(...(items.length > 0 ? items : [h('li', {}, this.#texts.noMarks)]));
    for (const [id, violation] of unsaved) {
      const select = this.#row(id)?.querySelector('select');
      if (select) {
        select.value = violation;
      }
    }
    this.#markChosen();
  }

  /** What was chosen for a mark and not judged yet: marks that come meanwhile leave it. */
  #unsaved(): ReadonlyMap<string, string> {
    const chosen = new Map<string, string>();
    for (const mark of this.#document?.marks ?? []) {
      const violation = this.#violationOf(mark);
      if (violation !== mark.violation) {
        chosen.set(mark.id, violation);
      }
    }
    return chosen;
  }

  get chosen(): Mark | null {
    return this.#document?.marks.find((mark) => mark.id === this.#chosen) ?? null;
  }

  choose(mark: Mark): void {
    this.#chosen = mark.id;
    this.#markChosen();
  }

  judgeChosen(verdict: Exclude<Verdict, 'none'>): void {
    const mark = this.chosen;
    if (mark) {
      this.#intents.judge(mark, verdict, this.#violationOf(mark));
    }
  }

  rewordChosen(): void {
    const mark = this.chosen;
    if (mark) {
      this.#intents.reword(mark);
    }
  }

  #item(mark: Mark, number: number): HTMLElement {
    const start = this.#intents.positionOf(mark.startedAt);
    const end = mark.endedAt === null ? '…' : formatPosition(this.#intents.positionOf(mark.endedAt));
    const clock = formatInstant(mark.startedAt, 'time', this.#language);
    return h(
      'li',
      {
        class: 'review-mark',
        'data-mark': mark.id,
        'data-test': `mark-${number}`,
        'data-verdict': mark.verdict,
      },
      h(
        'button',
        {
          type: 'button',
          class: 'review-mark-seek',
          'data-test': `seek-to-mark-${number}`,
          'aria-label': `${this.#texts.watch}: ${mark.violationLabel}, ${formatPosition(start)}`,
          onclick: () => this.#intents.seek(mark),
        },
        h('span', { class: 'tabular', title: clock }, `${formatPosition(start)}–${end}`),
        h('span', { class: 'fw-semibold' }, mark.rule === null ? this.#texts.markOwn : mark.label),
      ),
      this.#intents.pictureOf(mark),
      h('div', { class: 'small text-body-secondary' }, this.#measured(mark)),
      this.#answer(mark),
      mark.note ? h('div', { class: 'small' }, mark.note) : null,
      h('div', { class: 'small' }, icon(icons[mark.verdict]), ` ${this.#verdict(mark)}`),
      this.#violations(mark, number),
      this.#buttons(mark, number),
    );
  }

  /** The examinee's own word, which is read before the verdict. */
  #answer(mark: Mark): HTMLElement | null {
    return mark.answer
      ? h(
          'blockquote',
          { class: 'review-answer small', 'data-test': 'mark-answer' },
          h(
            'span',
            { class: 'text-body-secondary' },
            icon('chat-left-text'),
            ` ${this.#texts.examineeSays} `,
          ),
          mark.answer.words,
          mark.answer.late ? h('span', { class: 'badge text-bg-warning ms-1' }, this.#texts.saidLate) : null,
        )
      : null;
  }

  /** The human's word beside the machine's where they differ. */
  #verdict(mark: Mark): string {
    const differs = mark.verdict === 'confirmed' && mark.rule !== null && mark.violationLabel !== mark.label;
    const words = this.#texts.verdicts[mark.verdict];
    return differs ? `${words}: ${mark.violationLabel}` : words;
  }

  #measured(mark: Mark): string {
    if (mark.rule === null) {
      return mark.violationLabel;
    }
    const format = new Intl.NumberFormat(this.#language, { maximumFractionDigits: 1 });
    const unit = this.#texts.units[mark.unit] ?? mark.unit;
    const amount = (value: number) => `${format.format(value)} ${unit}`.trim();
    const sure = this.#texts.confidence(Math.round(mark.confidence * 100));
    return `${this.#texts.measured} ${amount(mark.value)}, ${this.#texts.thresholdIs} ${amount(mark.threshold)} · ${sure}`;
  }

  #violations(mark: Mark, number: number): HTMLElement {
    const options = (this.#document?.violations ?? []).map(({ code, label }) =>
      h('option', { value: code, selected: code === mark.violation }, named(code, label)),
    );
    const name = `mark-violation-${number}`;
    return h(
      'select',
      {
        class: 'form-select form-select-sm review-judging',
        'aria-label': this.#texts.reclassify,
        'data-test': name,
      },
      ...options,
    );
  }

  #buttons(mark: Mark, number: number): HTMLElement {
    const verdict = (value: 'confirmed' | 'dismissed', words: string, test: string, style: string) =>
      h(
        'button',
        {
          type: 'button',
          class: `btn btn-sm ${style}`,
          'data-test': `${test}-${number}`,
          'aria-pressed': String(mark.verdict === value),
          onclick: () => this.#intents.judge(mark, value, this.#violationOf(mark)),
        },
        words,
      );
    return h(
      'div',
      { class: 'd-flex gap-2 mt-1 review-judging' },
      verdict('confirmed', this.#texts.confirm, 'mark-confirm', 'btn-outline-danger'),
      verdict('dismissed', this.#texts.dismiss, 'mark-dismiss', 'btn-outline-secondary'),
      h(
        'button',
        {
          type: 'button',
          class: 'btn btn-sm btn-outline-secondary ms-auto',
          'data-test': `mark-edit-${number}`,
          'aria-label': this.#texts.reword,
          title: this.#texts.reword,
          onclick: () => this.#intents.reword(mark),
        },
        icon('pencil'),
      ),
    );
  }

  #violationOf(mark: Mark): string {
    return this.#select(mark)?.value ?? mark.violation;
  }

  #select(mark: Mark): HTMLSelectElement | null {
    return this.#row(mark.id)?.querySelector('select') ?? null;
  }

  #row(id: string): HTMLElement | null {
    return this.element.querySelector<HTMLElement>(`[data-mark="${CSS.escape(id)}"]`);
  }

  #markChosen(): void {
    for (const row of this.element.querySelectorAll<HTMLElement>('[data-mark]')) {
      const chosen = row.dataset['mark'] === this.#chosen;
      row.toggleAttribute('data-chosen', chosen);
      row.setAttribute('aria-current', String(chosen));
      if (chosen) {
        row.scrollIntoView({ block: 'nearest' });
      }
    }
  }
}
