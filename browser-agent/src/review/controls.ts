import { formatInstant, formatPosition } from '../browser/times.ts';
import type { Language } from '../messages/language.ts';
import { button, h, icon } from '../ui/dom.ts';
import type { Player } from './player.ts';
import type { Texts } from './texts/index.ts';

const speeds = [0.5, 1, 1.5, 2, 4, 8, 16];

export interface ControlIntents {
  previousMark(): void;
  nextMark(): void;
  skip(): void;
  loop(): void;
  view(): void;
  zoom(direction: 1 | -1): void;
  help(): void;
}

/** Play, speed, marks back and forth, and where the playhead is. */
export class Controls {
  readonly element: HTMLElement;
  readonly #texts: Texts;
  readonly #language: Language;
  readonly #player: Player;
  readonly #play: HTMLButtonElement;
  readonly #speed: HTMLSelectElement;
  readonly #live: HTMLButtonElement;
  readonly #skip: HTMLButtonElement;
  readonly #loop: HTMLButtonElement;
  readonly #time = h('time', { class: 'tabular review-time', 'data-test': 'time' }, '00:00:00');
  readonly #state = h('span', {
    class: 'small text-body-secondary',
    role: 'status',
    'data-test': 'player-state',
  });

  constructor(texts: Texts, language: Language, player: Player, intents: ControlIntents) {
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
    this.#skip = symbol('fast-forward-fill', texts.skip, 'skip', intents.skip);
    this.#loop = symbol('repeat', texts.loop, 'loop', intents.loop);
    this.#live = button(texts.live, 'live', () => player.goLive(), 'btn-sm btn-outline-danger');
    this.element = h(
      'div',
      { class: 'd-flex flex-wrap gap-2 align-items-center my-2' },
      this.#play,
      this.#speed,
      symbol('skip-backward-fill', texts.previousMark, 'previous-mark', intents.previousMark),
      symbol('skip-forward-fill', texts.nextMark, 'next-mark', intents.nextMark),
      this.#skip,
      this.#loop,
      this.#live,
      this.#time,
      this.#state,
      h(
        'span',
        { class: 'd-flex gap-1 ms-auto' },
        symbol('zoom-out', texts.zoomOut, 'zoom-out', () => intents.zoom(-1)),
        symbol('zoom-in', texts.zoomIn, 'zoom-in', () => intents.zoom(1)),
        symbol('layout-split', texts.view, 'view', intents.view),
        symbol('keyboard', texts.keys, 'keys', intents.help),
      ),
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
    press(this.#skip, player.skipping);
    press(this.#loop, player.loop !== null);
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

/** A button without words: its name is read out and shown on hover. */
function symbol(name: string, words: string, test: string, act: () => void): HTMLButtonElement {
  const made = button('', test, act, 'btn-sm btn-outline-secondary');
  made.append(icon(name));
  made.setAttribute('aria-label', words);
  made.title = words;
  return made;
}

function press(toggle: HTMLButtonElement, on: boolean): void {
  if (toggle.getAttribute('aria-pressed') !== String(on)) {
    toggle.setAttribute('aria-pressed', String(on));
    toggle.classList.toggle('active', on);
  }
}
