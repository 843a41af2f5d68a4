import { wantsFullScreen } from '../messages/sitting-document.ts';
import type { ExamView } from '../ui/exam-view.ts';
import type { Parts } from './parts.ts';
import type { Watching } from './watching.ts';

/** An exam that is to fill the screen while its quiz is framed: told to the rules, with a way back for the student. */
export class FilledScreen {
  readonly #parts: Pick<Parts, 'fullScreen' | 'sitting' | 'clock'>;
  readonly #watching: Pick<Watching, 'observe'>;
  readonly #view: Pick<ExamView, 'outOfFullScreen'>;
  #stopListening: (() => void) | null = null;

  constructor(
    parts: Pick<Parts, 'fullScreen' | 'sitting' | 'clock'>,
    watching: Pick<Watching, 'observe'>,
    view: Pick<ExamView, 'outOfFullScreen'>,
  ) {
    this.#parts = parts;
    this.#watching = watching;
    this.#view = view;
  }

  /** Of a browser that has no full screen nothing is said. */
  begin(): void {
    const { fullScreen, sitting } = this.#parts;
    if (fullScreen.offered && wantsFullScreen(sitting.document)) {
      this.#stopListening = fullScreen.changed.listen((on) => this.#look(on));
      this.#look(fullScreen.on);
    }
  }

  /** Who has handed in need not come back. */
  show(): void {
    const { fullScreen, sitting } = this.#parts;
    const working = this.#stopListening !== null && sitting.document.submission.confirmedAt === null;
    this.#view.outOfFullScreen(working && !fullScreen.on);
  }

  stop(): void {
    if (this.#stopListening) {
      this.#stopListening();
      this.#stopListening = null;
      this.#parts.fullScreen.leave();
      this.show();
    }
  }

  #look(on: boolean): void {
    this.#watching.observe({ kind: 'full-screen', at: this.#parts.clock.now(), on });
    this.show();
  }
}
