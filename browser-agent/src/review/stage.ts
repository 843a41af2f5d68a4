import { h } from '../ui/dom.ts';
import type { StreamPlayer } from './stream-player.ts';
import type { Texts } from './texts/index.ts';

/** One picture with its caption, and words over it where nothing was recorded. */
export class Stage {
  readonly element: HTMLElement;
  readonly video: HTMLVideoElement;
  readonly #empty: HTMLElement;

  constructor(texts: Texts, name: 'camera' | 'screen') {
    const label = texts[name];
    this.video = h('video', {
      class: 'review-video',
      playsinline: true,
      'aria-label': label,
      'data-test': `video-${name}`,
    });
    this.video.muted = name === 'screen';
    this.#empty = h('div', { class: 'review-empty', hidden: true }, texts.noPicture);
    this.element = h(
      'figure',
      { class: `review-stage review-stage-${name}` },
      h('div', { class: 'review-frame' }, this.video, this.#empty),
      h('figcaption', { class: 'small text-body-secondary' }, label),
    );
  }

  update(stream: StreamPlayer, position: number): void {
    const nothing = !stream.covers(position);
    this.#empty.toggleAttribute('hidden', !nothing);
    this.video.classList.toggle('review-video-off', nothing);
  }
}
