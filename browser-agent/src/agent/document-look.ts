import { type DocumentLooker, startDocumentLooker } from '../detectors/document/document-looker.ts';
import { type LikenessLooker, startLikenessLooker } from '../detectors/person/likeness.ts';
import type { ReaderLanguage } from '../detectors/screen/load-reader.ts';
import type { Area, DocumentReading, Likeness } from '../messages/document.ts';
import { judgeDocument, lookPatienceMs, notLooked, triesBeforeAsItIs } from '../rules/document.ts';
import { judgeLikeness, notCompared } from '../rules/likeness.ts';
import { lookTexts } from '../ui/texts/look.ts';

/** Whether faces are compared: the exam must ask for it, and the examinee agree. */
export type Comparing = 'agreed' | 'declined' | 'not-asked';

/** What is known of the photo that was taken last. */
interface Looked {
  readonly reading: DocumentReading;
  readonly likeness: Promise<Likeness | null>;
}

/**
 * Looks at the photo of the document before it is sent (R4-047), and whether its face is like the entry photo's where
 * the exam has faces compared and the examinee agreed (R4-032). What it says is a hint and holds nobody up for good.
 */
export class DocumentLook {
  readonly words = lookTexts;
  readonly #compares: Comparing;
  readonly #reader: Promise<DocumentLooker>;
  readonly #likeness: LikenessLooker | null;
  #tries = 0;
  #gaveUp = false;
  #looked: Looked | null = null;

  /** @param languages that the institution has beside Latin letters */
  constructor(comparing: Comparing, languages: Promise<readonly ReaderLanguage[]>) {
    this.#compares = comparing;
    this.#likeness = comparing === 'agreed' ? startLikenessLooker() : null;
    this.#reader = languages
      .catch((cause: unknown) => {
        console.warn('documents are read in Latin letters only', cause);
        return [];
      })
      .then(startDocumentLooker);
  }

  /** A photo that is hard to read may be sent as it is. */
  get asItIs(): boolean {
    return this.#tries >= triesBeforeAsItIs;
  }

  /** Always answers, and soon. */
  async look(photo: Blob, entry: Blob | null): Promise<DocumentReading> {
    const tries = ++this.#tries;
    const seen = await this.#see(photo);
    const reading = { ...(seen ? judgeDocument(seen) : notLooked), tries };
    this.#looked = { reading, likeness: this.#compare(reading, photo, entry, seen?.words ?? null) };
    return reading;
  }

  /** What goes with the photo that is sent. */
  async found(): Promise<{ document: DocumentReading | null; likeness: Likeness | null }> {
    const { reading = null, likeness = null } = this.#looked ?? {};
    const compared = await inTime(Promise.resolve(likeness)).catch(() => notCompared('failed'));
    return { document: reading, likeness: compared };
  }

  /** What describes a face is gone with its worker. */
  stop(): void {
    this.#likeness?.stop();
    void this.#reader.then((reader) => reader.stop());
  }

  async #see(photo: Blob) {
    if (this.#gaveUp) {
      return null;
    }
    try {
      return await inTime(this.#reader.then((reader) => reader.ask({ type: 'look', photo })));
    } catch (cause) {
      // A computer that is too slow once would make its owner wait for every further photo.
      console.warn('the document is sent without a look', cause);
      this.#gaveUp = true;
      return null;
    }
  }

  async #compare(
    { outcome }: DocumentReading,
    document: Blob,
    entry: Blob | null,
    words: readonly Area[] | null,
  ): Promise<Likeness | null> {
    if (!this.#likeness) {
      return this.#compares === 'declined' ? notCompared('no-consent') : null;
    }
    if (!words || outcome === 'hard-to-read' || words.length === 0) {
      return notCompared(words ? 'hard-to-read' : 'failed');
    }
    if (!entry) {
      return notCompared('no-entry-face');
    }
    return this.#likeness.ask({ entry, document, words }).then(judgeLikeness, () => notCompared('failed'));
  }
}

function inTime<T>(look: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => reject(new Error('the look takes too long')), lookPatienceMs);
    look.then(resolve, reject).finally(() => clearTimeout(patience));
  });
}
