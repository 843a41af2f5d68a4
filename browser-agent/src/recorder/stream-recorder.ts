import type { Clock } from '../browser/clock.ts';
import { Signal } from '../browser/signal.ts';
import type { Fragment } from '../messages/evidence.ts';
import { codecsOf, type Encoding } from './encoding.ts';
import { Mp4Splitter } from './mp4-splitter.ts';
import type { Piece, Splitter } from './splitter.ts';
import { TakeClock } from './take-clock.ts';
import { WebmSplitter } from './webm-splitter.ts';

const timesliceMs = 2000;
const startLimitMs = 10_000;

/** Where finished fragments go; resolves when they are safe in the browser. */
export type FragmentSink = (fragment: Fragment) => Promise<void>;

/** One take: one run of the encoder over one media stream. */
export class StreamRecorder {
  readonly failed = new Signal<string>();
  readonly #clock: Clock;
  readonly #time: TakeClock;
  readonly #encoding: Encoding;
  readonly #recorder: MediaRecorder;
  readonly #splitter: Splitter;
  readonly #sink: FragmentSink;
  #work: Promise<void> = Promise.resolve();
  #mediaEnd = 0;
  #heardAt: number;
  #gaveSomething = false;

  constructor(media: MediaStream, encoding: Encoding, sink: FragmentSink, clock: Clock) {
    this.#time = new TakeClock(clock);
    this.#clock = clock;
    this.#heardAt = clock.now();
    this.#encoding = encoding;
    this.#sink = sink;
    this.#splitter = encoding.container === 'video/mp4' ? new Mp4Splitter() : new WebmSplitter();
    const options: MediaRecorderOptions & { videoKeyFrameIntervalDuration: number } = {
      mimeType: encoding.mimeType,
      videoBitsPerSecond: encoding.videoBitsPerSecond,
      // MP4 chunks end at key frames only: without this a still screen gives one chunk in half a minute.
      videoKeyFrameIntervalDuration: encoding.keyFrameMs,
      ...(encoding.audioBitsPerSecond > 0 ? { audioBitsPerSecond: encoding.audioBitsPerSecond } : {}),
    };
    this.#recorder = new MediaRecorder(media, options);
    this.#recorder.ondataavailable = (event) => this.#accept(event.data);
    this.#recorder.onerror = (event) => this.failed.emit(String(event));
  }

  /** Resolves when the encoder runs, with the wall clock of its first frame as far as it can be known so early. */
  start(): Promise<number> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('the encoder does not start')), startLimitMs);
      this.#recorder.onstart = () => {
        clearTimeout(late);
        this.#heardAt = this.#clock.now();
        this.#time.told(0);
        resolve(this.#time.wallClockAt(0));
      };
      this.#recorder.start(timesliceMs);
    });
  }

  get live(): boolean {
    return this.#recorder.state === 'recording';
  }

  /** When the encoder last gave out a chunk, be it empty. */
  get heardAt(): number {
    return this.#heardAt;
  }

  get gaveSomething(): boolean {
    return this.#gaveSomething;
  }

  /** Resolves when the last fragment is safe in the browser. */
  async stop(): Promise<void> {
    if (this.#recorder.state !== 'inactive') {
      await new Promise<void>((resolve) => {
        this.#recorder.onstop = () => resolve();
        this.#recorder.stop();
      });
    }
    const last = this.#work.then(() => this.#store(this.#splitter.flush(), this.#time.now()));
    this.#work = last.catch(() => undefined);
    await last;
  }

  /** Chunks are handled strictly one after another: their order is the order of the stream. */
  #accept(chunk: Blob): void {
    const arrivedAt = this.#time.now();
    const { live } = this;
    this.#heardAt = this.#clock.now();
    this.#gaveSomething ||= chunk.size > 0;
    this.#work = this.#work
      .then(async () => {
        // Chromium's last chunk may be empty.
        const bytes = chunk.size === 0 ? new ArrayBuffer(0) : await chunk.arrayBuffer();
        const pieces = this.#splitter.push(bytes);
        this.#learn(pieces.at(-1), live, arrivedAt);
        await this.#store(pieces, arrivedAt);
      })
      .catch((cause: unknown) => this.failed.emit(String(cause)));
  }

  /** Before anything of the chunk is placed; how long the very last picture stood is the encoder's guess. */
  #learn(last: Piece | undefined, live: boolean, arrivedAt: number): void {
    if (last?.kind === 'media' && last.mediaStartMs !== null && last.durationMs !== null) {
      this.#time.told(last.mediaStartMs + (live ? last.durationMs : 0), arrivedAt);
    }
  }

  async #store(pieces: readonly Piece[], arrivedAt: number): Promise<void> {
    for (const piece of pieces) {
      await this.#sink(this.#placed(piece, arrivedAt));
    }
  }

  #placed(piece: Piece, arrivedAt: number): Fragment {
    const base = { contentType: this.#encoding.container, bytes: piece.bytes, frames: piece.frames };
    if (piece.kind === 'init') {
      const codecs = codecsOf(this.#encoding, piece.codec);
      const startMs = this.#time.wallClockAt(0);
      return { ...base, kind: 'init', codecs, startMs, mediaStartMs: 0, durationMs: 0 };
    }
    const mediaStartMs = piece.mediaStartMs ?? this.#mediaEnd;
    const durationMs = piece.durationMs ?? Math.max(0, this.#time.mediaMsAt(arrivedAt) - mediaStartMs);
    this.#mediaEnd = mediaStartMs + durationMs;
    const startMs = this.#time.wallClockAt(mediaStartMs);
    return { ...base, kind: 'media', codecs: null, startMs, mediaStartMs, durationMs };
  }
}
