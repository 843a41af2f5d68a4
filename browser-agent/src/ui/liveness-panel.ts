import type { LivenessStep } from '../messages/liveness.ts';
import { button, h } from './dom.ts';
import type { Texts } from './texts/index.ts';

export interface LivenessIntents {
  begin(): void;
  leaveOut(): void;
}

/** The voluntary movements before the camera, beside the photos: they hold nobody up. */
export class LivenessPanel {
  readonly element: HTMLElement;
  readonly #texts: Texts['liveness'];
  readonly #intents: LivenessIntents;
  /** There from the beginning, or a screen reader would not read what comes into it. */
  readonly #said = h('p', {
    class: 'mb-2',
    role: 'status',
    'aria-live': 'assertive',
    'data-test': 'liveness-said',
  });
  readonly #actions = h('div', {});

  constructor(texts: Texts['liveness'], intents: LivenessIntents) {
    this.#texts = texts;
    this.#intents = intents;
    this.element = h(
      'section',
      { class: 'mt-4', 'aria-label': texts.heading, 'data-test': 'liveness' },
      h('h2', { class: 'h5' }, texts.heading),
      h('p', { class: 'text-body-secondary' }, texts.lead),
      this.#said,
      this.#actions,
    );
    this.#offer(texts.begin);
  }

  preparing(): void {
    this.#said.textContent = this.#texts.preparing;
    const leave = button(
      this.#texts.leaveOut,
      'liveness-leave-out',
      () => this.#intents.leaveOut(),
      'btn-link px-0',
    );
    this.#actions.replaceChildren(leave);
    leave.focus();
  }

  ask(step: LivenessStep): void {
    this.#said.textContent = this.#texts.steps[step];
  }

  ended(how: 'passed' | 'failed' | 'skipped' | 'impossible'): void {
    const held = this.#actions.contains(document.activeElement);
    this.#said.textContent = this.#texts.ended[how];
    if (how === 'passed' || how === 'impossible') {
      this.#actions.replaceChildren();
    } else {
      const again = this.#offer(this.#texts.again);
      if (held) {
        again.focus();
      }
    }
  }

  #offer(words: string): HTMLButtonElement {
    const begin = button(words, 'liveness-begin', () => this.#intents.begin(), 'btn-outline-primary');
    this.#actions.replaceChildren(begin);
    return begin;
  }
}
