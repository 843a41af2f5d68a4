import type { Download } from '../browser/model-store.ts';
import { flag, list, number, numberOrNull, oneOf, record, text } from '../messages/decode.ts';
import type { DocumentReading, Likeness } from '../messages/document.ts';
import type { StreamName } from '../messages/evidence.ts';
import type { Liveness } from '../messages/liveness.ts';
import { type QuizSignalType, quizSignalTypes } from '../messages/observations.ts';
import { decodeScreenReading, type ScreenLanguage, type ScreenReading } from '../messages/screen-reading.ts';
import {
  type Admission,
  admissions,
  decodeSittingDocument,
  type SittingDocument,
  type SittingState,
  sittingStates,
  type Unframing,
} from '../messages/sitting-document.ts';
import type { ApiClient } from './api-client.ts';

export interface CheckItem {
  readonly code: string;
  readonly outcome: 'passed' | 'warned' | 'failed';
  readonly measured: string;
}

export interface Heartbeat {
  readonly state: SittingState;
  readonly serverTime: number;
  readonly takenOver: boolean;
  readonly admission: Admission;
  readonly gateClosed: boolean;
}

export interface QuizSignal {
  readonly seq: number;
  readonly page: string;
  readonly type: QuizSignalType;
  readonly at: number;
  readonly receivedAt: number;
}

/** What was found at the identification; null where nobody looked. */
export interface IdentityHints {
  readonly liveness: Liveness | null;
  readonly document: DocumentReading | null;
  readonly likeness: Likeness | null;
}

export type StreamHealth = Readonly<Record<StreamName, { live: boolean; pending: number }>>;

/** The sitting's part of the HTTP contract. */
export class SittingApi {
  readonly #client: ApiClient;
  readonly #base: string;

  constructor(client: ApiClient, sitting: string) {
    this.#client = client;
    this.#base = `/api/sittings/${encodeURIComponent(sitting)}`;
  }

  async state(timeoutMs?: number): Promise<SittingDocument> {
    return decodeSittingDocument(await this.#client.get(this.#base, timeoutMs));
  }

  /** @param instructions the ids of those that were shown */
  consent(
    version: string,
    ticks: readonly string[],
    instructions: readonly string[],
  ): Promise<SittingDocument> {
    return this.#step('consent', { version, ticks, instructions });
  }

  decline(reason: string): Promise<SittingDocument> {
    return this.#step('decline', { reason });
  }

  check(items: readonly CheckItem[]): Promise<SittingDocument> {
    return this.#step('check', { items });
  }

  identification(documentKind: string, hints: IdentityHints): Promise<SittingDocument> {
    return this.#step('identification', { documentKind, ...hints });
  }

  start(): Promise<SittingDocument> {
    return this.#step('start');
  }

  unframed(reason: Unframing): Promise<SittingDocument> {
    return this.#step('unframed', { reason });
  }

  submitted(): Promise<SittingDocument> {
    return this.#step('submitted');
  }

  async notSubmitted(): Promise<SittingDocument> {
    return decodeSittingDocument(await this.#client.delete(`${this.#base}/submitted`));
  }

  /** @param heldIncidents marks that are still on their way */
  finish(
    lastSequence: Readonly<Record<StreamName, number>>,
    heldIncidents: readonly string[],
  ): Promise<SittingDocument> {
    return this.#step('finish', { lastSequence, heldIncidents });
  }

  problem(description: string): Promise<SittingDocument> {
    return this.#step('problem', { text: description });
  }

  async heartbeat(instance: string, streams: StreamHealth): Promise<Heartbeat> {
    const answer = record(await this.#client.post(`${this.#base}/heartbeat`, { instance, streams }));
    return {
      state: oneOf(answer['state'], sittingStates, 'sitting state'),
      serverTime: number(answer['serverTime']),
      takenOver: flag(answer['takenOver']),
      admission: oneOf(answer['admission'] ?? 'none', admissions, 'admission'),
      gateClosed: flag(answer['gateClosed']),
    };
  }

  /** Long poll: answers at once when there are signals, else after `waitSeconds`. */
  async signals(
    after: number,
    waitSeconds: number,
  ): Promise<{ signals: readonly QuizSignal[]; loaderSeenAt: number | null }> {
    const path = `${this.#base}/signals?after=${after}&waitSeconds=${waitSeconds}`;
    const answer = record(await this.#client.get(path, (waitSeconds + 15) * 1000));
    return {
      signals: list(answer['signals'], decodeSignal),
      loaderSeenAt: numberOrNull(answer['loaderSeenAt']),
    };
  }

  async notice(words: string, level: 'info' | 'warning'): Promise<void> {
    await this.#client.post(`${this.#base}/notices`, { text: words, level });
  }

  /** By which words the screen is judged, and which languages the server has for reading it. */
  async screenReading(): Promise<ScreenReading> {
    return decodeScreenReading(await this.#client.get(`${this.#base}/screen-reading`));
  }

  /** Where the data of one of them is; kept under a name that changes with it. */
  languageDownload({ code, bytes, sha256 }: ScreenLanguage): Download {
    const file = { name: `${code}-${sha256.slice(0, 12)}.traineddata`, bytes, sha256 };
    return { address: `${this.#base}/screen-reading/${encodeURIComponent(code)}`, file };
  }

  async #step(name: string, body?: unknown): Promise<SittingDocument> {
    return decodeSittingDocument(await this.#client.post(`${this.#base}/${name}`, body));
  }
}

function decodeSignal(value: unknown): QuizSignal {
  const fields = record(value);
  return {
    seq: number(fields['seq']),
    page: text(fields['page']),
    type: oneOf(fields['type'], quizSignalTypes, 'quiz signal'),
    at: number(fields['at']),
    receivedAt: number(fields['receivedAt']),
  };
}
