import { Signal } from '../browser/signal.ts';
import { guarded } from './guard.ts';

/** The loader speaks as soon as its page is read; a slow LMS needs longer for the page itself. */
const patienceMs = 15_000;
/** Everything a quiz does, but it cannot lead the exam window itself away. */
const permitted =
  'allow-scripts allow-same-origin allow-forms allow-modals allow-popups allow-popups-to-escape-sandbox allow-downloads';

/** How the frame fares: shown, another page in the quiz's place, or nobody there who could say. */
export type FrameNews = 'quiz' | 'other-page' | 'silent';

/**
 * The quiz in a frame of the exam window. What is in it we cannot read; its loader says on which page it is. A page
 * that is not the quiz first of all means that the LMS does not know the student here: its cookie is third-party.
 */
export class FramedQuiz {
  readonly news = new Signal<FrameNews>();
  readonly element = document.createElement('iframe');
  readonly #address: URL;
  readonly #stop = new AbortController();
  readonly #timer: ReturnType<typeof setTimeout>;
  #heard = false;

  constructor(address: URL, title: string) {
    this.#address = address;
    this.element.className = 'quiz-frame';
    this.element.title = title;
    this.element.dataset['test'] = 'quiz-frame';
    this.element.setAttribute('sandbox', permitted);
    this.element.src = address.href;
    window.addEventListener(
      'message',
      guarded('framed quiz', (event: MessageEvent<unknown>) => this.#hear(event)),
      { signal: this.#stop.signal },
    );
    this.#timer = setTimeout(() => this.news.emit('silent'), patienceMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#stop.abort();
    this.element.remove();
  }

  #hear(event: MessageEvent<unknown>): void {
    const ours = event.source === this.element.contentWindow && event.origin === this.#address.origin;
    const path = ours ? pathIn(event.data) : null;
    if (path === null || this.#heard) {
      return;
    }
    // Where the student goes from the quiz's own page is the LMS's matter.
    this.#heard = true;
    clearTimeout(this.#timer);
    this.news.emit(bare(path) === bare(this.#address.pathname) ? 'quiz' : 'other-page');
  }
}

function pathIn(data: unknown): string | null {
  if (typeof data !== 'object' || data === null || !('vigil' in data) || !('path' in data)) {
    return null;
  }
  return data.vigil === 'quiz-page' && typeof data.path === 'string' ? data.path : null;
}

function bare(path: string): string {
  return path.replace(/\/+$/, '');
}
