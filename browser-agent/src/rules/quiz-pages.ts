import type { Observation, QuizSignalType } from '../messages/observations.ts';

/** Going from one quiz page to the next closes one and opens another; longer than this is leaving. */
const navigationMs = 5000;

interface Page {
  visible: boolean;
  focused: boolean;
  cursorLeft: number | null;
  /** Since when it is in front. */
  frontSince: number;
}

/**
 * Where the student is, from two sources: the loader speaks for the quiz pages, the exam window for itself and its
 * picture-in-picture. Being in either is being at the exam; nothing is concluded before the quiz was opened once,
 * nor after it was handed in. A framed quiz is part of the exam window, which then speaks for both.
 */
export class QuizPages {
  readonly #pages = new Map<string, Page>();
  #opened = false;
  #over = false;
  #closedAt: number | null = null;
  #examWindow = true;
  #examPageVisible = true;
  #pointerInExamWindow = false;
  #pointerLeftAt: number | null = null;
  #framedSince: number | null = null;
  /** Since when the student is in the exam window without a break. */
  #examSince: number | null = null;
  #awaySince: number | null = null;

  observe(observation: Observation): void {
    if (observation.kind === 'quiz') {
      this.#quiz(observation.page, observation.signal, observation.at);
    } else if (observation.kind === 'exam-window') {
      this.#examWindow = observation.focused;
      this.#examPageVisible = observation.visible;
      this.#pointer(observation.pointer, observation.at);
    } else if (observation.kind === 'quiz-frame') {
      this.#frame(observation.shown, observation.at);
    } else if (observation.kind === 'quiz-over') {
      this.#over = observation.over;
    } else {
      return;
    }
    this.#settle(observation.at);
  }

  /** The quiz is in the exam window. */
  get framed(): boolean {
    return this.#framedSince !== null;
  }

  /** Since when the student is neither in the quiz nor in the exam window. */
  awaySince(now: number): number | null {
    const navigating = !this.framed && this.#pages.size === 0 && this.#closedAt !== null;
    if (navigating && now - (this.#closedAt ?? 0) < navigationMs) {
      return null;
    }
    return this.#awaySince;
  }

  /**
   * Since when the cursor is outside the quiz page although the student is in it. Who comes back to the page has the
   * whole time anew to bring the cursor along: where it was before says nothing.
   */
  cursorAwaySince(): number | null {
    if (this.#framedSince !== null) {
      return this.#cursorAwayFromFrame(this.#framedSince);
    }
    if (this.#over || this.#pointerInExamWindow || this.#examWindow) {
      return null;
    }
    const inFront = [...this.#pages.values()].filter(inFrontOf);
    const left = inFront.map((page) => later(page.cursorLeft, page.frontSince));
    return inFront.length > 0 && left.every((at) => at !== null) ? Math.max(...left) : null;
  }

  /** The exam window notices the cursor leaving through the frame as well. */
  #cursorAwayFromFrame(framedSince: number): number | null {
    return this.#over || this.#examSince === null
      ? null
      : later(this.#pointerLeftAt, Math.max(framedSince, this.#examSince));
  }

  #pointer(inside: boolean, at: number): void {
    if (this.#pointerInExamWindow && !inside) {
      this.#pointerLeftAt = at;
    } else if (inside) {
      this.#pointerLeftAt = null;
    }
    this.#pointerInExamWindow = inside;
  }

  #frame(shown: boolean, at: number): void {
    this.#framedSince = shown ? (this.#framedSince ?? at) : null;
    // Moved to its own tab, the quiz is opened anew when its loader speaks from there.
    this.#opened = shown;
  }

  #quiz(id: string, signal: QuizSignalType, at: number): void {
    if (signal === 'page-close') {
      this.#pages.delete(id);
      this.#closedAt = at;
      return;
    }
    this.#opened = true;
    // Signals of a page whose opening was lost still speak for it; a fresh page is where the student just went.
    const page = this.#pages.get(id) ?? { visible: true, focused: true, cursorLeft: null, frontSince: at };
    const wasInFront = inFrontOf(page);
    this.#pages.set(id, page);
    if (signal === 'page-open' || signal === 'focus') {
      // Only one page can have the focus; the closing of another one may have been lost on its way.
      for (const other of this.#pages.values()) {
        other.focused = false;
      }
      page.focused = true;
    }
    apply(page, signal, at);
    if (!wasInFront && inFrontOf(page)) {
      page.frontSince = at;
    }
  }

  /** The window on top may have the focus while another tab lies open beneath it: that is not being at the exam. */
  #atExamWindow(): boolean {
    const examInView =
      this.#examPageVisible || (!this.framed && [...this.#pages.values()].some((page) => page.visible));
    return this.#examWindow && examInView;
  }

  #settle(at: number): void {
    const atQuiz = !this.framed && [...this.#pages.values()].some(inFrontOf);
    const atExamWindow = this.#atExamWindow();
    this.#examSince = atExamWindow ? (this.#examSince ?? at) : null;
    const present = atExamWindow || atQuiz;
    if (present || this.#over || !this.#opened) {
      this.#awaySince = null;
    } else {
      this.#awaySince ??= at;
    }
  }
}

function later(left: number | null, present: number): number | null {
  return left === null ? null : Math.max(left, present);
}

function inFrontOf(page: Page): boolean {
  return page.visible && page.focused;
}

function apply(page: Page, signal: QuizSignalType, at: number): void {
  switch (signal) {
    case 'visible':
      page.visible = true;
      break;
    case 'hidden':
      page.visible = false;
      break;
    case 'focus':
      page.focused = true;
      page.visible = true;
      break;
    case 'blur':
      page.focused = false;
      break;
    case 'cursor-left':
      page.cursorLeft ??= at;
      break;
    case 'cursor-back':
      page.cursorLeft = null;
      break;
    default:
      break;
  }
}
