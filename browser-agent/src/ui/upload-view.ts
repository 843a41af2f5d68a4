import type { GapEntry } from '../messages/evidence.ts';
import type { Language } from '../messages/language.ts';
import { h, icon } from './dom.ts';
import type { Texts } from './texts/index.ts';

export interface UploadModel {
  readonly leftBytes: number;
  readonly totalBytes: number;
  readonly bitsPerSecond: number;
  readonly connected: boolean;
  readonly complete: boolean;
  /** All is sent, and some of it was refused for good. */
  readonly refused: boolean;
}

/** What is left to send, how fast, and when the page may be closed. */
export class UploadView {
  readonly element: HTMLElement;
  readonly #texts: Texts['upload'];
  readonly #bar = h('div', { class: 'progress-bar' });
  readonly #progress: HTMLElement;
  readonly #amount = h('span', { 'data-test': 'upload-left' });
  readonly #speed = h('span', {});
  readonly #words = h('p', { class: 'lead', role: 'status' });
  readonly #afterwards: HTMLElement;
  readonly #gaps = h('div', { hidden: true, 'data-test': 'upload-gaps' });
  readonly #language: Language;

  constructor(texts: Texts, language: Language) {
    this.#language = language;
    this.#texts = texts.upload;
    this.#afterwards = h('p', { hidden: true }, this.#texts.afterwards);
    this.#progress = h(
      'div',
      {
        class: 'progress',
        role: 'progressbar',
        'aria-label': this.#texts.heading,
        'aria-valuemin': 0,
        'aria-valuemax': 100,
      },
      this.#bar,
    );
    this.element = h(
      'section',
      { class: 'exam-step upload', 'data-test': 'view-upload' },
      h('h1', {}, this.#texts.heading),
      this.#words,
      this.#progress,
      h('p', { class: 'upload-numbers tabular' }, this.#amount, this.#speed),
      this.#afterwards,
      this.#gaps,
    );
  }

  show(model: UploadModel): void {
    const done = model.complete || model.refused;
    const sent = model.totalBytes === 0 ? 1 : 1 - model.leftBytes / model.totalBytes;
    const percent = done ? 100 : Math.min(99, Math.round(sent * 100));
    this.#bar.style.width = `${percent}%`;
    this.#progress.setAttribute('aria-valuenow', String(percent));
    this.#bar.classList.toggle('bg-success', model.complete);
    this.#amount.textContent = done ? '' : this.#texts.left(model.leftBytes);
    this.#speed.textContent = done || !model.connected ? '' : this.#texts.speed(model.bitsPerSecond);
    this.#afterwards.hidden = !done;
    this.#say(model);
  }

  /** Whatever is missing, and why; null where the server could not be asked. */
  showGaps(gaps: readonly GapEntry[] | null): void {
    if (gaps === null) {
      return;
    }
    const time = new Intl.DateTimeFormat(this.#language, { timeStyle: 'medium' });
    const line = (gap: GapEntry) =>
      `${time.format(gap.from)}–${time.format(gap.to)} · ${this.#texts.causes[gap.cause]}`;
    const lines = [...new Set(gaps.map(line))];
    this.#gaps.replaceChildren(
      h('h2', { class: 'h6' }, lines.length === 0 ? this.#texts.noGaps : this.#texts.gaps),
      h('ul', { class: 'small text-body-secondary' }, ...lines.map((words) => h('li', {}, words))),
    );
    this.#gaps.hidden = false;
  }

  #say(model: UploadModel): void {
    const words = this.#sentence(model);
    if (this.#words.textContent?.trim() !== words) {
      this.#words.replaceChildren(
        ...(model.complete ? [icon('check-circle-fill text-success'), ` ${words}`] : [words]),
      );
      if (model.complete) {
        this.#words.dataset['test'] = 'upload-complete';
      } else if (model.refused) {
        this.#words.dataset['test'] = 'upload-refused';
      }
    }
  }

  #sentence(model: UploadModel): string {
    if (model.complete) {
      return this.#texts.complete;
    }
    if (model.refused) {
      return this.#texts.refused;
    }
    if (!model.connected) {
      return this.#texts.offline;
    }
    return model.leftBytes === 0 ? this.#texts.confirming : this.#texts.keepOpen;
  }
}
