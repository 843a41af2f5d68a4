import { append, h, icon } from './dom.ts';
import type { Texts } from './texts/index.ts';

export const steps = ['rules', 'equipment', 'identity', 'exam', 'upload'] as const;
export type Step = (typeof steps)[number];

/** The five steps on top of the exam window. */
export class StepBar {
  readonly element: HTMLElement;
  readonly #texts: Texts['steps'];
  readonly #list: HTMLOListElement;

  constructor(texts: Texts['steps']) {
    this.#texts = texts;
    this.#list = h('ol', { class: 'step-bar' });
    this.element = h('nav', { 'aria-label': texts.label, 'data-test': 'steps' }, this.#list);
  }

  show(current: Step): void {
    const at = steps.indexOf(current);
    this.#list.replaceChildren(...steps.map((step, index) => this.#item(step, index, at)));
  }

  #item(step: Step, index: number, at: number): HTMLLIElement {
    const done = index < at;
    const item = h('li', {
      'data-test': `step-${step}`,
      'data-state': done ? 'done' : index === at ? 'current' : 'ahead',
      'aria-current': index === at ? 'step' : null,
    });
    append(item, [
      h('span', { class: 'step-number', 'aria-hidden': 'true' }, done ? icon('check-lg') : String(index + 1)),
      h('span', { class: 'step-name' }, this.#texts[step]),
      done && h('span', { class: 'visually-hidden' }, ` (${this.#texts.done})`),
    ]);
    return item;
  }
}
