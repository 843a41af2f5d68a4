import type { Language } from '../messages/language.ts';
import { leastOf, type Quality } from '../messages/quality.ts';
import { h } from '../ui/dom.ts';
import type { Measured } from './measured.ts';
import type { StreamPlayer } from './stream-player.ts';
import type { Texts } from './texts/index.ts';
import { Zoom } from './zoom.ts';

/** One picture with its caption, and words over it where nothing was recorded. */
export class Stage {
  readonly element: HTMLElement;
  readonly video: HTMLVideoElement;
  readonly zoom: Zoom;
  readonly #empty: HTMLElement;
  readonly #measured: HTMLElement;
  readonly #name: 'camera' | 'screen';
  readonly #texts: Texts;
  readonly #language: Language;

  constructor(texts: Texts, language: Language, name: 'camera' | 'screen') {
    this.#texts = texts;
    this.#language = language;
    this.#name = name;
    this.#measured = h('span', { class: 'tabular', 'data-test': `measured-${name}` });
    const label = texts[name];
    this.video = h('video', {
      class: 'review-video',
      playsinline: true,
      'aria-label': label,
      'data-test': `video-${name}`,
    });
    this.video.muted = name === 'screen';
    this.#empty = h('div', { class: 'review-empty', hidden: true }, texts.noPicture);
    const frame = h(
      'div',
      { class: 'review-frame', role: 'group', 'aria-label': texts.panHelp(label) },
      this.video,
      this.#empty,
    );
    this.zoom = new Zoom(frame, this.video);
    this.element = h(
      'figure',
      { class: `review-stage review-stage-${name}` },
      frame,
      h('figcaption', { class: 'small text-body-secondary' }, label, ' ', this.#measured),
    );
  }

  /** What was measured, and in words when it is less than the exam asks for (R1-013). */
  measured(found: Measured | null, quality: Quality): void {
    const { videoWidth: width, videoHeight: height } = this.video;
    if (found === null || width === 0) {
      return;
    }
    const number = (value: number, digits: number) =>
      new Intl.NumberFormat(this.#language, { maximumFractionDigits: digits }).format(value);
    const rate = found.framesPerSecond;
    const least = this.#name === 'camera' ? leastOf(quality) : null;
    const short =
      least !== null && (width < least.width || height < least.height || (rate ?? 0) < least.frameRate);
    const words = [
      `${width}×${height}`,
      rate === null ? '' : `${number(rate, 1)} ${this.#texts.framesPerSecond}`,
      `${number(found.kilobitsPerSecond, 0)} ${this.#texts.kilobitsPerSecond}`,
      short ? this.#texts.lessThanAsked(`${least.width}×${least.height}`, least.frameRate) : '',
    ].filter((part) => part !== '');
    const text = `· ${words.join(' · ')}`;
    if (this.#measured.textContent !== text) {
      this.#measured.textContent = text;
      this.#measured.classList.toggle('text-danger', short);
      this.#measured.dataset['short'] = String(short);
    }
  }

  update(stream: StreamPlayer, position: number): void {
    const nothing = !stream.covers(position);
    this.#empty.toggleAttribute('hidden', !nothing);
    this.video.classList.toggle('review-video-off', nothing);
  }
}
