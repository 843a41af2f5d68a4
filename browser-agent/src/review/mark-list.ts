import { formatInstant, formatPosition } from '../browser/times.ts';
import type { Language } from '../messages/language.ts';
import { h, icon } from '../ui/dom.ts';
import type { Mark, ReviewDocument, Verdict } from './review-document.ts';
import type { Texts } from './texts/index.ts';

export interface MarkIntents {
  seek(mark: Mark): void;
  judge(mark: Mark, verdict: Exclude<Verdict, 'none'>, violation: string): void;
  positionOf(wallClock: number): number;
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
    this.#document = document;
    const items = document.marks.map((mark, at) => this.#item(mark, at + 1));
    this.element.replaceChildren(...(items.length > 0 ? items : [h('li', {}, this.#texts.noMarks)]));
    this.#markChosen();
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

  focusViolation(): void {
    const mark = this.chosen;
    if (mark) {
      this.#select(mark)?.focus();
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
      h('div', { class: 'small text-body-secondary' }, this.#measured(mark)),
      mark.note ? h('div', { class: 'small' }, mark.note) : null,
      h('div', { class: 'small' }, icon(icons[mark.verdict]), ` ${this.#texts.verdicts[mark.verdict]}`),
      this.#violations(mark, number),
      this.#buttons(mark, number),
    );
  }

  #measured(mark: Mark): string {
    if (mark.rule === null) {
      return mark.violationLabel;
    }
    const format = new Intl.NumberFormat(this.#language, { maximumFractionDigits: 1 });
    const unit = this.#texts.units[mark.unit] ?? mark.unit;
    const amount = (value: number) => `${format.format(value)} ${unit}`.trim();
    return `${this.#texts.measured} ${amount(mark.value)}, ${this.#texts.thresholdIs} ${amount(mark.threshold)}`;
  }

  #violations(mark: Mark, number: number): HTMLElement {
    const options = (this.#document?.violations ?? []).map(({ code, label }) =>
      h('option', { value: code, selected: code === mark.violation }, `${code} ${label}`),
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
