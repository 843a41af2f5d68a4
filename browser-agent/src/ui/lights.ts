import { h } from './dom.ts';
import type { Texts } from './texts/index.ts';

export interface LightsModel {
  readonly connected: boolean;
  readonly recording: boolean;
  readonly pendingBytes: number;
}

/** Less than this is what is always on its way. */
const worthTelling = 1_000_000;

/** Connection and recording, as light and as words. */
export class Lights {
  readonly element: HTMLElement;
  readonly #texts: Texts['exam'];
  readonly #connection = h('span', { class: 'light', 'data-test': 'light-connection' });
  readonly #recording = h('span', { class: 'light', 'data-test': 'light-recording' });
  readonly #pending = h('span', { class: 'light-note', 'data-test': 'light-pending' });

  constructor(texts: Texts['exam']) {
    this.#texts = texts;
    this.element = h(
      'div',
      { class: 'lights', role: 'status' },
      this.#recording,
      this.#connection,
      this.#pending,
    );
  }

  show(model: LightsModel): void {
    set(this.#connection, model.connected, this.#texts.connection);
    set(this.#recording, model.recording, this.#texts.recording);
    const pending = model.pendingBytes > worthTelling ? this.#texts.pending(model.pendingBytes) : '';
    if (this.#pending.textContent !== pending) {
      this.#pending.textContent = pending;
    }
  }
}

/** Touches the page only when something changed: a live region that is rewritten is read out again. */
function set(light: HTMLElement, on: boolean, words: { on: string; off: string }): void {
  const state = on ? 'on' : 'off';
  if (light.dataset['state'] !== state) {
    light.dataset['state'] = state;
    light.textContent = words[state];
  }
}
