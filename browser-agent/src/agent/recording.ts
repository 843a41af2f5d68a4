import type { ServerClock } from '../browser/clock.ts';
import type { SegmentStore } from '../browser/segment-store.ts';
import { Signal } from '../browser/signal.ts';
import { adjust } from '../capture/devices.ts';
import {
  type Fragment,
  type Gap,
  type GapCause,
  type Origin,
  type StreamName,
  type StreamPosition,
  streamNames,
} from '../messages/evidence.ts';
import { pictureOf, type Quality } from '../messages/quality.ts';
import { encodingFor } from '../recorder/encoding.ts';
import { StreamRecorder } from '../recorder/stream-recorder.ts';
import { ApiUnreachable } from '../transport/api-client.ts';
import type { EvidenceApi } from '../transport/evidence-api.ts';
import { product } from './product.ts';

const restartMs = 2000;

/** Joins recorder and store: takes of both streams, and the ledger of what is missing between them. */
export class Recording {
  readonly gaps = new Signal<Gap>();
  readonly #store: SegmentStore;
  readonly #evidence: Pick<EvidenceApi, 'positions'>;
  readonly #clock: ServerClock;
  readonly #quality: Quality;
  #step = 0;
  /** Takes begin and end one after another, whoever asks. */
  #turn: Promise<void> = Promise.resolve();
  readonly #recorders = new Map<StreamName, StreamRecorder>();
  readonly #begun = new Map<StreamName, MediaStream>();
  /** What the full browser loses at present; consecutive fragments are one gap. */
  readonly #lost = new Map<StreamName, Gap>();

  constructor(
    store: SegmentStore,
    evidence: Pick<EvidenceApi, 'positions'>,
    clock: ServerClock,
    quality: Quality,
  ) {
    this.#store = store;
    this.#evidence = evidence;
    this.#clock = clock;
    this.#quality = quality;
  }

  live(stream: StreamName): boolean {
    return this.#recorders.get(stream)?.live ?? false;
  }

  /** Begins the streams that do not run yet, or that ran from a device since replaced. */
  async start(media: Readonly<Record<StreamName, MediaStream>>): Promise<void> {
    for (const stream of streamNames) {
      if (!this.live(stream) || this.#begun.get(stream) !== media[stream]) {
        await this.begin(stream, media[stream], this.#begun.has(stream) ? 'capture-lost' : 'agent-reload');
      }
    }
  }

  /** Begins the next take of one stream and ledgers the time since the last one. */
  begin(stream: StreamName, media: MediaStream, cause: GapCause): Promise<void> {
    const turn = this.#turn.then(() => this.#begin(stream, media, cause));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** Encodes more coarsely, or finely again: each stream goes on in its next take. */
  async stepTo(step: number): Promise<void> {
    this.#step = step;
    for (const [stream, media] of this.#begun) {
      if (this.live(stream)) {
        await adjust(media, stream, pictureOf(this.#quality, stream, step));
        await this.begin(stream, media, 'encoder-step');
      }
    }
  }

  async #begin(stream: StreamName, media: MediaStream, cause: GapCause): Promise<void> {
    await this.#recorders.get(stream)?.stop();
    await this.#catchUp(stream);
    const picture = pictureOf(this.#quality, stream, this.#step);
    const encoding = encodingFor(stream, picture, (type) => MediaRecorder.isTypeSupported(type));
    if (!encoding) {
      throw new Error(`this browser cannot encode the ${stream}`);
    }
    const until = (await this.#store.position(stream))?.recordedUntil ?? null;
    const take = await this.#store.beginTake(stream);
    const recorder = new StreamRecorder(
      media,
      encoding,
      (part) => this.#keep(stream, take, part.kind === 'init' ? { ...part, origin: this.#origin() } : part),
      this.#clock,
    );
    this.#recorders.set(stream, recorder);
    recorder.failed.listen((reason) => this.#recover(stream, media, recorder, reason));
    const began = await recorder.start();
    this.#begun.set(stream, media);
    console.info(`recording ${stream}, take ${take}, step ${this.#step}, as ${encoding.mimeType}`);
    if (until !== null) {
      this.#gap(stream, until, Math.max(until, began), cause);
    }
  }

  /** An interval without pictures in every stream. */
  missed(from: number, to: number, cause: GapCause): void {
    for (const stream of streamNames) {
      this.#gap(stream, from, to, cause);
    }
  }

  /** Ends both takes; answers when everything encoded is safe in the browser. */
  async stop(): Promise<Readonly<Record<StreamName, number>>> {
    await Promise.all([...this.#recorders.values()].map((recorder) => recorder.stop()));
    this.#recorders.clear();
    return {
      camera: await this.#store.lastSequence('camera'),
      screen: await this.#store.lastSequence('screen'),
    };
  }

  /** A browser whose store was lost, or that was away while another one recorded, goes on after the server's end. */
  async #catchUp(stream: StreamName): Promise<void> {
    const local = await this.#store.position(stream);
    if (this.#begun.has(stream) || this.#store.backlog(stream).count > 0) {
      return;
    }
    const server = await this.#serverEnd(stream, local !== null);
    if (server && server.nextSequence > (local?.nextSequence ?? 0)) {
      await this.#store.adopt(stream, server);
    }
  }

  /** Null without network: a browser that knows its own end goes on from there, and is put right while it uploads. */
  async #serverEnd(stream: StreamName, knowsItsOwn: boolean): Promise<StreamPosition | null> {
    try {
      return (await this.#evidence.positions())[stream];
    } catch (cause) {
      if (knowsItsOwn && cause instanceof ApiUnreachable) {
        return null;
      }
      throw cause;
    }
  }

  #origin(): Origin {
    return { agent: product, clockOffsetMs: this.#clock.offset };
  }

  #recover(stream: StreamName, media: MediaStream, failed: StreamRecorder, reason: string): void {
    console.error(`the encoder of ${stream} failed: ${reason}; the next take begins`);
    setTimeout(() => {
      const current = this.#recorders.get(stream) === failed;
      if (current && media.getVideoTracks().some((track) => track.readyState === 'live')) {
        void this.begin(stream, media, 'encoder-step').catch((cause: unknown) =>
          console.error(`the encoder of ${stream} does not start`, cause),
        );
      }
    }, restartMs);
  }

  /**
   * A full browser loses a fragment, not the take: what comes after it plays again once there is room. Without its
   * beginning a take is worth nothing, so that failure is the encoder's.
   */
  async #keep(stream: StreamName, take: number, part: Fragment): Promise<void> {
    try {
      await this.#store.add(stream, take, part);
      this.#tellAgain(stream);
    } catch (cause) {
      const full = cause instanceof DOMException && cause.name === 'QuotaExceededError';
      if (!full || part.kind === 'init') {
        throw cause;
      }
      const to = Math.round(part.startMs + part.durationMs);
      const before = this.#lost.get(stream);
      const from = before?.from ?? Math.round(part.startMs);
      const gap: Gap = { id: before?.id ?? crypto.randomUUID(), stream, from, to, cause: 'storage-full' };
      this.#lost.set(stream, gap);
      this.gaps.emit(gap);
    }
  }

  /** A browser too full for the segment may have been too full for the entry of the ledger as well. */
  #tellAgain(stream: StreamName): void {
    const lost = this.#lost.get(stream);
    if (lost) {
      this.#lost.delete(stream);
      this.gaps.emit(lost);
    }
  }

  #gap(stream: StreamName, from: number, to: number, cause: GapCause): void {
    this.gaps.emit({ id: crypto.randomUUID(), stream, from: Math.round(from), to: Math.round(to), cause });
  }
}
