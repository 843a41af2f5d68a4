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

/** Whoever knows the sitting need not wait longer for an answer. */
const patienceMs = 5000;

/** From the start of the exam on, its window can be loaded anew without network. */
export class SavedSitting {
  readonly #saved: Pick<SavedDocument, 'read' | 'save'>;
  readonly #clock: ServerClock;

  constructor(saved: Pick<SavedDocument, 'read' | 'save'>, clock: ServerClock) {
    this.#saved = saved;
    this.#clock = clock;
  }

  /** What the server says, or else what it said last. */
  async orElse(ask: (timeoutMs?: number) => Promise<SittingDocument>): Promise<SittingDocument> {
    const known = await this.#saved.read().catch(() => null);
    try {
      const document = await ask(known === null ? undefined : patienceMs);
      this.#clock.align(document.serverTime);
      return document;
    } catch (cause) {
      if (known === null || !(cause instanceof ApiUnreachable)) {
        throw cause;
      }
      const { document, clockOffsetMs } = record(known);
      console.warn('the server does not answer; the sitting goes on as it was known last');
      this.#clock.presume(number(clockOffsetMs));
      const last = { ...record(document), serverTime: this.#clock.now() };
      // The one field that has another place in the server's words.
      return decodeSittingDocument({ ...last, presence: last });
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
