import { record, text } from '../messages/decode.ts';
import type { ApiClient } from '../transport/api-client.ts';
import { decodeStrips, type StripEntry } from './contact-sheet.ts';
import { decodeLoudness, type LoudnessPart } from './loudness.ts';
import { decodeIndex, type PlaybackIndex } from './playback-index.ts';
import { decodeReanalyses, type Reanalyses, type RunReport } from './reanalysis.ts';
import { decodeReview, type ReviewDocument, type Verdict } from './review-document.ts';

/** A proctor's word on a mark; null times leave the machine's. */
export interface Word {
  readonly verdict: Exclude<Verdict, 'none'>;
  readonly violation: string;
  readonly note: string;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
}

/** What a proctor adds. */
export interface OwnMark {
  readonly violation: string;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly note: string;
}

/** The room `review` over HTTP; every change answers with the whole document. */
export class ReviewApi {
  readonly #api: ApiClient;
  readonly #base: string;
  readonly readOnly: boolean;

  constructor(api: ApiClient, address: string, readOnly: boolean) {
    this.#api = api;
    this.#base = address;
    this.readOnly = readOnly;
  }

  async read(): Promise<ReviewDocument> {
    return decodeReview(await this.#api.get(this.#base));
  }

  async index(address: string): Promise<PlaybackIndex> {
    return decodeIndex(await this.#api.get(address));
  }

  async strips(recording: string): Promise<readonly StripEntry[]> {
    return decodeStrips(await this.#api.get(`${recording}/stills`));
  }

  async loudness(recording: string): Promise<readonly LoudnessPart[]> {
    return decodeLoudness(await this.#api.get(`${recording}/loudness`));
  }

  async judge(mark: string, word: Word): Promise<ReviewDocument> {
    return decodeReview(await this.#api.put(`${this.#base}/marks/${encodeURIComponent(mark)}/verdict`, word));
  }

  async mark(own: OwnMark): Promise<ReviewDocument> {
    return decodeReview(await this.#api.post(`${this.#base}/marks`, own));
  }

  async reanalyses(): Promise<Reanalyses> {
    return decodeReanalyses(await this.#api.get(`${this.#base}/reanalyses`));
  }

  async keepReanalysis(run: RunReport): Promise<Reanalyses> {
    return decodeReanalyses(await this.#api.post(`${this.#base}/reanalyses`, run));
  }

  async identity(confirmed: boolean, note: string): Promise<ReviewDocument> {
    return decodeReview(await this.#api.put(`${this.#base}/identity`, { confirmed, note }));
  }

  /** @param version of the review that was shown; a newer one refuses the status */
  async status(status: number, comment: string, version: number): Promise<ReviewDocument> {
    return decodeReview(await this.#api.put(`${this.#base}/status`, { status, comment, version }));
  }

  /** Draws up the act that the status calls for, and goes to its page, where it is signed. */
  async drawUpAct(): Promise<ReviewDocument> {
    const drawn = record(await this.#api.post(`${this.#base}/act`, {}));
    location.assign(text(drawn['path']));
    return this.read();
  }

  /** Also sent while the page is being left. */
  async coverage(watched: readonly (readonly [number, number])[], leaving: boolean): Promise<void> {
    await this.#api.send({
      method: 'PUT',
      path: `${this.#base}/coverage`,
      body: JSON.stringify({ watched }),
      headers: { 'Content-Type': 'application/json' },
      keepalive: leaving,
    });
  }
}

/** A byte range of a recording; throws when the server answers with anything but exactly that range. */
export function readRange(
  address: string,
  from: number,
  length: number,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const headers = { Range: `bytes=${from}-${from + length - 1}` };
  return readMedia(address, length, 206, { headers, signal });
}

/** What a take begins with and its first segment; the page has asked for it before this script came. */
export function readBeginning(
  address: string,
  length: number,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  return readMedia(`${address}/beginning`, length, 200, { signal });
}

async function readMedia(
  address: string,
  length: number,
  status: 200 | 206,
  how: RequestInit,
): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(address, { credentials: 'same-origin', ...how });
  if (response.status !== status) {
    throw new Error(`${address} answered ${response.status} instead of ${status}`);
  }
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes.byteLength !== length) {
    throw new Error(`${address} sent ${bytes.byteLength} of ${length} bytes`);
  }
  return bytes;
}
