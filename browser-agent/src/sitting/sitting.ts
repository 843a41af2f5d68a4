import type { ServerClock } from '../browser/clock.ts';
import { Signal } from '../browser/signal.ts';
import type { SittingDocument, SittingState } from '../messages/sitting-document.ts';
import type { Heartbeat } from '../transport/sitting-api.ts';

/** The browser's copy of the sitting. It changes only by what the server answered. */
export class Sitting {
  readonly changed = new Signal<SittingDocument>();
  readonly #clock: ServerClock;
  #document: SittingDocument;

  constructor(document: SittingDocument, clock: ServerClock) {
    this.#document = document;
    this.#clock = clock;
  }

  get document(): SittingDocument {
    return this.#document;
  }

  get state(): SittingState {
    return this.#document.state;
  }

  accept(document: SittingDocument): void {
    this.#document = document;
    this.#clock.align(document.serverTime);
    this.changed.emit(document);
  }

  /** True when the heartbeat says something that only a fresh state document explains. */
  outdatedBy(heartbeat: Heartbeat): boolean {
    this.#clock.align(heartbeat.serverTime);
    return (
      heartbeat.state !== this.#document.state ||
      heartbeat.admission !== this.#document.admission ||
      heartbeat.gateClosed !== this.#document.submission.gateClosed
    );
  }
}
