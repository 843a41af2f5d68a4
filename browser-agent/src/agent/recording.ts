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
import { Backoff } from '../uploader/backoff.ts';
import { product } from './product.ts';

/** The encoder gives something every two seconds; whoever is silent for so long has died without a word. */
const silentMs = 15_000;
/** A browser that knows its own end need not wait longer for the server's: every second of it is missing later. */
const patienceMs = 4000;
const firstRetryMs = 2000;
const lastRetryMs = 120_000;

/** What should be running, and the cause of the hole when it does not. */
interface Wanted {
  readonly media: MediaStream;
  readonly cause: GapCause;
  readonly backoff: Backoff;
  readonly retryAt: number;
}

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
  readonly #wanted = new Map<StreamName, Wanted>();
  /** Encoders that said that they failed. */
  readonly #broken = new WeakSet<StreamRecorder>();
  readonly #beginning = new Set<StreamName>();
  #supervisedAt = Number.NEGATIVE_INFINITY;
  #awakeSince = Number.NEGATIVE_INFINITY;
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
    const failures: unknown[] = [];
    for (const stream of streamNames) {
      if (!this.live(stream) || this.#begun.get(stream) !== media[stream]) {
        const cause = this.#begun.has(stream) ? 'capture-lost' : 'agent-reload';
        await this.begin(stream, media[stream], cause).catch((failure: unknown) => failures.push(failure));
      }
    }
    if (failures.length > 0) {
      throw failures[0];
    }
  }

  /** Begins the next take of one stream and ledgers the time since the last one. */
  begin(stream: StreamName, media: MediaStream, cause: GapCause): Promise<void> {
    const known = this.#wanted.get(stream);
    const backoff = known?.media === media ? known.backoff : new Backoff(firstRetryMs, lastRetryMs);
    this.#wanted.set(stream, { media, cause, backoff, retryAt: this.#clock.now() + backoff.next() });
    this.#beginning.add(stream);
    const turn = this.#turn
      .then(() => this.#begin(stream, media, cause))
      .finally(() => this.#beginning.delete(stream));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** Encodes more coarsely, or finely again: each stream goes on in its next take. */
  async stepTo(step: number): Promise<void> {
    this.#step = step;
    for (const [stream, media] of this.#begun) {
      if (this.live(stream)) {
        await adjust(media, stream, pictureOf(this.#quality, stream, step)).catch((cause: unknown) =>
          console.warn(`the ${stream} goes on with the picture it has`, cause),
        );
        await this.begin(stream, media, 'encoder-step').catch((cause: unknown) =>
          console.error(`the ${stream} did not take the step`, cause),
        );
      }
    }
  }

  /** Whatever ended a stream whose device still gives pictures, it begins again, at longer and longer intervals. */
  supervise(now: number): void {
    this.#awakeSince = now - this.#supervisedAt > silentMs ? now : this.#awakeSince;
    this.#supervisedAt = now;
    for (const [stream, { media, cause, backoff, retryAt }] of this.#wanted) {
      const trouble = this.#trouble(stream, now);
      if (trouble === null && this.#recorders.get(stream)?.gaveSomething) {
        backoff.reset();
      }
      if (trouble !== null && givesPictures(media) && now >= retryAt && !this.#beginning.has(stream)) {
        console.error(`the encoder of ${stream} ${trouble}; the next take begins`);
        const running = this.#begun.get(stream) === media;
        void this.begin(stream, media, running ? 'encoder-step' : cause).catch((failure: unknown) =>
          console.error(`the encoder of ${stream} does not start`, failure),
        );
      }
    }
  }

  #trouble(stream: StreamName, now: number): string | null {
    const recorder = this.#recorders.get(stream);
    if (!recorder?.live) {
      return 'does not run';
    }
    if (this.#broken.has(recorder)) {
      return 'failed';
    }
    return now - Math.max(recorder.heardAt, this.#awakeSince) > silentMs ? 'is silent' : null;
  }

  /** The take before goes on until everything the next one needs is there. */
  async #begin(stream: StreamName, media: MediaStream, cause: GapCause): Promise<void> {
    if (this.#wanted.get(stream)?.media !== media) {
      return;
    }
    await this.#catchUp(stream);
    const picture = pictureOf(this.#quality, stream, this.#step);
    const encoding = encodingFor(stream, picture, (type) => MediaRecorder.isTypeSupported(type));
    if (!encoding) {
      throw new Error(`this browser cannot encode the ${stream}`);
    }
    const take = await this.#store.beginTake(stream);
    const recorder = new StreamRecorder(
      media,
      encoding,
      (part) => this.#keep(stream, take, part.kind === 'init' ? { ...part, origin: this.#origin() } : part),
      this.#clock,
    );
    recorder.failed.listen((reason) => {
      console.error(`the encoder of ${stream} failed: ${reason}`);
      this.#broken.add(recorder);
    });
    await this.#recorders
      .get(stream)
      ?.stop()
      .catch((lost: unknown) => console.error(`the end of a take of ${stream} is lost`, lost));
    const until = (await this.#store.position(stream))?.recordedUntil ?? null;
    this.#recorders.set(stream, recorder);
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
    this.#wanted.clear();
    await this.#turn;
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
      return (await this.#evidence.positions({}, knowsItsOwn ? patienceMs : undefined))[stream];
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

/** A screen that is locked, or a camera switched off by its lid, has nothing to encode. */
function givesPictures(media: MediaStream): boolean {
  return media.getVideoTracks().some(({ readyState, muted }) => readyState === 'live' && !muted);
}
