import type { ServerClock } from '../browser/clock.ts';
import type { SavedDocument } from '../browser/saved-document.ts';
import { number, record } from '../messages/decode.ts';
import {
  decodeSittingDocument,
  type SittingDocument,
  type SittingState,
} from '../messages/sitting-document.ts';
import type { Sitting } from '../sitting/sitting.ts';
import { ApiUnreachable } from '../transport/api-client.ts';

const worthKeeping: ReadonlySet<SittingState> = new Set(['running', 'paused', 'finished']);

/** From the start of the exam on, its window can be loaded anew without network. */
export class SavedSitting {
  readonly #saved: Pick<SavedDocument, 'read' | 'save'>;
  readonly #clock: ServerClock;

  constructor(saved: Pick<SavedDocument, 'read' | 'save'>, clock: ServerClock) {
    this.#saved = saved;
    this.#clock = clock;
  }

  /** What the server says, or else what it said last. */
  async orElse(ask: () => Promise<SittingDocument>): Promise<SittingDocument> {
    try {
      const document = await ask();
      this.#clock.align(document.serverTime);
      return document;
    } catch (cause) {
      const kept = cause instanceof ApiUnreachable ? await this.#saved.read() : null;
      if (kept === null) {
        throw cause;
      }
      const { document, clockOffsetMs } = record(kept);
      console.warn('the server does not answer; the sitting goes on as it was known last');
      this.#clock.presume(number(clockOffsetMs));
      const known = { ...record(document), serverTime: this.#clock.now() };
      // The one field that has another place in the server's words.
      return decodeSittingDocument({ ...known, presence: known });
    }
  }

  follow(sitting: Sitting): void {
    const save = (document: SittingDocument) => {
      if (worthKeeping.has(document.state) && !document.evidenceComplete) {
        void this.#saved
          .save({ document, clockOffsetMs: this.#clock.offset })
          .catch((cause: unknown) => console.warn('the sitting could not be kept for a reload', cause));
      }
    };
    sitting.changed.listen(save);
    save(sitting.document);
  }
}
