import { contentDigest } from '../browser/digest.ts';
import type { ReportKind } from '../browser/report-store.ts';
import { list, record, text } from '../messages/decode.ts';
import {
  decodeGap,
  decodePosition,
  decodeReceipt,
  type GapEntry,
  type Held,
  type Segment,
  type SegmentReceipt,
  type StreamName,
  type StreamPosition,
} from '../messages/evidence.ts';
import type { ApiClient } from './api-client.ts';

type BatchKind = Exclude<ReportKind, 'problem'>;

const reportField: Readonly<Record<BatchKind, string>> = {
  incidents: 'incidents',
  'not-analysed': 'intervals',
  gaps: 'gaps',
  stills: 'stills',
  loudness: 'loudness',
};

/** A report of a batch that the server did not take. */
export interface RefusedReport {
  readonly id: string;
  readonly code: string;
}

/** Recording, photos and reports of the HTTP contract. */
export class EvidenceApi {
  readonly #client: ApiClient;
  readonly #base: string;

  constructor(client: ApiClient, sitting: string) {
    this.#client = client;
    this.#base = `/api/sittings/${encodeURIComponent(sitting)}`;
  }

  async positions(
    held: Held = {},
    timeoutMs?: number,
  ): Promise<Readonly<Record<StreamName, StreamPosition>>> {
    const query = Object.entries(held).map(([stream, sequence]) => `${stream}=${sequence}`);
    const path = `${this.#base}/streams${query.length === 0 ? '' : `?${query.join('&')}`}`;
    const answer = record(await this.#client.get(path, timeoutMs));
    return { camera: decodePosition(answer['camera']), screen: decodePosition(answer['screen']) };
  }

  async putSegment(segment: Segment): Promise<SegmentReceipt> {
    const answer = await this.#client.send({
      method: 'PUT',
      path: `${this.#base}/streams/${segment.stream}/segments/${segment.sequence}`,
      body: segment.bytes,
      timeoutMs: 60_000,
      headers: {
        'Content-Type': segment.contentType,
        'Content-Digest': segment.digest,
        'Vigil-Predecessor': segment.predecessor,
        'Vigil-Take': String(segment.take),
        'Vigil-Kind': segment.kind,
        ...(segment.codecs === null ? {} : { 'Vigil-Codecs': segment.codecs }),
        ...(segment.origin
          ? {
              'Vigil-Agent': segment.origin.agent,
              'Vigil-Clock-Offset-Ms': String(Math.round(segment.origin.clockOffsetMs)),
            }
          : {}),
        'Vigil-Start-Ms': String(Math.round(segment.startMs)),
        'Vigil-Media-Start-Ms': String(Math.round(segment.mediaStartMs)),
        'Vigil-Duration-Ms': String(Math.round(segment.durationMs)),
        'Vigil-Frames': String(segment.frames),
      },
    });
    return decodeReceipt(answer);
  }

  async putPhoto(kind: 'face' | 'document', picture: Blob): Promise<void> {
    const bytes = await picture.arrayBuffer();
    await this.#client.send({
      method: 'PUT',
      path: `${this.#base}/photos/${kind}`,
      body: bytes,
      timeoutMs: 60_000,
      headers: { 'Content-Type': 'image/jpeg', 'Content-Digest': await contentDigest(bytes) },
    });
  }

  /** Answers which of them the server refused, and why; the others it keeps. */
  async report(kind: ReportKind, bodies: readonly unknown[]): Promise<readonly RefusedReport[]> {
    if (kind === 'problem') {
      for (const body of bodies) {
        await this.#client.post(`${this.#base}/${kind}`, body);
      }
      return [];
    }
    const answer = await this.#client.post(`${this.#base}/${kind}`, { [reportField[kind]]: bodies });
    return list(answer === null ? [] : record(answer)['refused'], (refused) => ({
      id: text(record(refused)['id']),
      code: text(record(refused)['code']),
    }));
  }

  /** What is missing of the recording as the server knows it. */
  async gaps(): Promise<readonly GapEntry[]> {
    return list(record(await this.#client.get(`${this.#base}/gaps`))['gaps'], decodeGap);
  }

  /** Sends bytes that nobody keeps and returns the kilobits a second they travelled at. */
  async measureUpload(bytes: Uint8Array<ArrayBuffer>): Promise<number> {
    const began = performance.now();
    await this.#client.send({
      method: 'POST',
      path: '/api/probe/upload',
      body: bytes,
      headers: { 'Content-Type': 'application/octet-stream' },
      timeoutMs: 30_000,
    });
    return (bytes.byteLength * 8) / Math.max(1, performance.now() - began);
  }
}
