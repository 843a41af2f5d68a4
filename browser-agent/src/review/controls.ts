import { formatInstant, formatPosition } from '../browser/times.ts';
import type { Language } from '../messages/language.ts';
import { button, h } from '../ui/dom.ts';
import type { Player } from './player.ts';
import type { Texts } from './texts/index.ts';

const speeds = [0.5, 1, 1.5, 2, 4, 8, 16];

/** Play, speed, marks back and forth, and where the playhead is. */
export class Controls {
  readonly element: HTMLElement;
  readonly #texts: Texts;
  readonly #language: Language;
  readonly #player: Player;
  readonly #play: HTMLButtonElement;
  readonly #speed: HTMLSelectElement;
  readonly #live: HTMLButtonElement;
  readonly #time = h('time', { class: 'tabular review-time', 'data-test': 'time' }, '00:00:00');
  readonly #state = h('span', {
    class: 'small text-body-secondary',
    role: 'status',
    'data-test': 'player-state',
  });

  constructor(
    texts: Texts,
    language: Language,
    player: Player,
    goTo: { previous: () => void; next: () => void; keys: () => void },
  ) {
    this.#texts = texts;
    this.#language = language;
    this.#player = player;
    this.#play = button(texts.play, 'play', () => player.toggle(), 'btn-primary btn-sm review-play');
    this.#speed = h(
      'select',
      {
        class: 'form-select form-select-sm w-auto',
        'aria-label': texts.speed,
        'data-test': 'speed',
        onchange: () => player.setRate(Number(this.#speed.value)),
      },
      ...speeds.map((speed) => h('option', { value: speed, selected: speed === 1 }, `${speed}×`)),
    );
    this.#live = button(texts.live, 'live', () => player.goLive(), 'btn-sm btn-outline-danger');
    this.element = h(
      'div',
      { class: 'd-flex flex-wrap gap-2 align-items-center my-2' },
      this.#play,
      this.#speed,
      button(texts.previousMark, 'previous-mark', goTo.previous, 'btn-sm btn-outline-secondary'),
      button(texts.nextMark, 'next-mark', goTo.next, 'btn-sm btn-outline-secondary'),
      this.#live,
      this.#time,
      this.#state,
      button(texts.keys, 'keys', goTo.keys, 'btn-sm btn-link ms-auto'),
    );
  }

  /** One step of the speed list up or down. */
  changeSpeed(step: 1 | -1): void {
    const at = speeds.indexOf(this.#player.rate) + step;
    const speed = speeds[Math.min(speeds.length - 1, Math.max(0, at))] ?? 1;
    this.#speed.value = String(speed);
    this.#player.setRate(speed);
  }

  update(): void {
    const player = this.#player;
    this.#live.hidden = !player.growing;
    this.#live.setAttribute('aria-pressed', String(player.live));
    this.#live.classList.toggle('active', player.live);
    if (player.live) {
      this.#speed.value = '1';
    }
    const at = `${formatPosition(player.position)} / ${formatPosition(player.length)}`;
    if (this.#time.textContent !== at) {
      this.#time.textContent = at;
      this.#time.title = formatInstant(player.wallClock(player.position), 'time', this.#language);
    }
    const words = player.playing ? this.#texts.pause : this.#texts.play;
    if (this.#play.textContent !== words) {
      this.#play.textContent = words;
    }
    const state = this.#stateOf();
    if (this.#state.textContent !== state) {
      this.#state.textContent = state;
    }
  }

  #stateOf(): string {
    if (this.#player.failure) {
      return this.#texts.broken;
    }
    if (this.#player.waiting) {
      return this.#texts.waiting;
    }
    return this.#player.growing ? this.#texts.running : '';
  }
}
