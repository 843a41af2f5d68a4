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
  /** A window of ours appeared. */
  readonly opened = new Signal<Window>();
  /** Whether something stays on top changed. */
  readonly onTop = new Signal<boolean>();
  /** Its hand-in button was pressed. */
  readonly handIn = new Signal<void>();
  readonly #texts: Texts;
  readonly #language: string;
  readonly #attention = new Attention();
  /** What was said so far: a window opened later shows it, too. */
  readonly #said: NoticeLine[] = [];
  #window: Window | null = null;
  #view: CompanionView | null = null;
  #video: VideoCompanion | null = null;
  #staysOnTop = false;

  constructor(texts: Texts, language: string) {
    this.#texts = texts;
    this.#language = language;
  }

  get window(): Window | null {
    return this.#window;
  }

  /** A document or video window is above the quiz now. */
  get staysOnTop(): boolean {
    return this.#staysOnTop;
  }

  /**
   * Call first thing in a click, and in one that opens nothing else: Chromium spends the click on it, and a quiz
   * opened by the same click would fall to the pop-up blocker.
   */
  async open(sitting: SittingDocument, camera: MediaStream): Promise<void> {
    if (this.#window && !this.#window.closed) {
      return;
    }
    const opening = openCompanionWindow(this.#texts.exam.companionTitle, this.#language);
    this.#attention.prepare(!('documentPictureInPicture' in globalThis));
    const companion = await opening;
    if (!companion) {
      this.#video ??= new VideoCompanion(camera);
      this.#tell(await this.#video.open());
      return;
    }
    this.#view = new CompanionView(sitting, camera, this.#texts, () => this.handIn.emit());
    this.#view.notices.restore(this.#said);
    companion.document.body.append(this.#view.element);
    companion.addEventListener('pagehide', () => {
      this.#window = null;
      this.#view = null;
      this.#tell(false);
    });
    this.#window = companion;
    this.opened.emit(companion);
    this.#tell(true);
  }

  #tell(onTop: boolean): void {
    this.#staysOnTop = onTop;
    this.onTop.emit(onTop);
  }

  lights(model: LightsModel): void {
    this.#view?.lights(model);
  }

  /** What a page before this one said. */
  restore(lines: readonly NoticeLine[]): void {
    this.#said.push(...lines);
    this.#view?.notices.restore(lines);
  }

  notice(line: NoticeLine): void {
    this.#said.push(line);
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
