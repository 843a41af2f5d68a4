import { Attention } from '../browser/attention.ts';
import { openCompanionWindow } from '../browser/companion-window.ts';
import { Signal } from '../browser/signal.ts';
import { VideoCompanion } from '../browser/video-companion.ts';
import type { SittingDocument } from '../messages/sitting-document.ts';
import { CompanionView } from '../ui/companion-view.ts';
import type { LightsModel } from '../ui/lights.ts';
import type { NoticeLine } from '../ui/notices.ts';
import type { Texts } from '../ui/texts/index.ts';

/**
 * What stays above the quiz: the document window, else a video window, else system notifications with sound, else
 * the page alone.
 */
export class Companion {
  readonly opened = new Signal<Window>();
  readonly #texts: Texts;
  readonly #language: string;
  readonly #attention = new Attention();
  #window: Window | null = null;
  #view: CompanionView | null = null;
  #video: VideoCompanion | null = null;

  constructor(texts: Texts, language: string) {
    this.#texts = texts;
    this.#language = language;
  }

  /**
   * Call first thing in a click. Answers false when nothing stays on top.
   *
   * @param handIn what its hand-in button does
   */
  async open(sitting: SittingDocument, camera: MediaStream, handIn: () => void): Promise<boolean> {
    if (this.#window && !this.#window.closed) {
      return true;
    }
    const opening = openCompanionWindow(this.#texts.exam.companionTitle, this.#language);
    this.#attention.prepare(!('documentPictureInPicture' in globalThis));
    const companion = await opening;
    if (!companion) {
      this.#video ??= new VideoCompanion(camera);
      return this.#video.open();
    }
    this.#view = new CompanionView(sitting, camera, this.#texts, handIn);
    companion.document.body.append(this.#view.element);
    companion.addEventListener('pagehide', () => {
      this.#window = null;
      this.#view = null;
    });
    this.#window = companion;
    this.opened.emit(companion);
    return true;
  }

  lights(model: LightsModel): void {
    this.#view?.lights(model);
  }

  notice(line: NoticeLine): void {
    this.#view?.notices.add(line);
    this.#video?.say(line.words);
    this.#attention.beep();
    if (!this.#view) {
      this.#attention.notify(this.#texts.exam.companionTitle, line.words);
    }
  }

  close(): void {
    this.#window?.close();
    this.#video?.close();
  }
}
