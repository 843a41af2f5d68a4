import type { Clock } from '../browser/clock.ts';
import { Signal } from '../browser/signal.ts';
import type { Fragment } from '../messages/evidence.ts';
import { codecsOf, type Encoding } from './encoding.ts';
import { Mp4Splitter } from './mp4-splitter.ts';
import type { Piece, Splitter } from './splitter.ts';
import { WebmSplitter } from './webm-splitter.ts';

const timesliceMs = 2000;
const keyFrameIntervalMs = 3000;
/** Media time stands still while a device sleeps; more than this between the clocks is not encoder delay. */
const driftMs = 3000;

/** Where finished fragments go; resolves when they are safe in the browser. */
export type FragmentSink = (fragment: Fragment) => Promise<void>;

/** One take: one run of the encoder over one media stream. */
export class StreamRecorder {
  readonly failed = new Signal<string>();
  readonly #clock: Clock;
  readonly #encoding: Encoding;
  readonly #recorder: MediaRecorder;
  readonly #splitter: Splitter;
  readonly #sink: FragmentSink;
  #work: Promise<void> = Promise.resolve();
  #beganAt = 0;
  #mediaEnd = 0;
  #delay: number | null = null;

  constructor(media: MediaStream, encoding: Encoding, sink: FragmentSink, clock: Clock) {
    this.#clock = clock;
    this.#encoding = encoding;
    this.#sink = sink;
    this.#splitter = encoding.container === 'video/mp4' ? new Mp4Splitter() : new WebmSplitter();
    const options: MediaRecorderOptions & { videoKeyFrameIntervalDuration: number } = {
      mimeType: encoding.mimeType,
      videoBitsPerSecond: encoding.videoBitsPerSecond,
      // MP4 chunks end at key frames only: without this a still screen gives one chunk in half a minute.
      videoKeyFrameIntervalDuration: keyFrameIntervalMs,
      ...(encoding.audioBitsPerSecond > 0 ? { audioBitsPerSecond: encoding.audioBitsPerSecond } : {}),
    };
    this.#recorder = new MediaRecorder(media, options);
    this.#recorder.ondataavailable = (event) => this.#accept(event.data);
    this.#recorder.onerror = (event) => this.failed.emit(String(event));
  }

  /** Resolves when the encoder runs, with the wall clock of its first frame. */
  start(): Promise<number> {
    return new Promise((resolve) => {
      this.#recorder.onstart = () => {
        this.#beganAt = this.#clock.now();
        resolve(this.#beganAt);
      };
      this.#recorder.start(timesliceMs);
    });
  }

  get live(): boolean {
    return this.#recorder.state === 'recording';
  }

  /** Resolves when the last fragment is safe in the browser. */
  async stop(): Promise<void> {
    if (this.#recorder.state !== 'inactive') {
      await new Promise<void>((resolve) => {
        this.#recorder.onstop = () => resolve();
        this.#recorder.stop();
      });
    }
    await this.#work;
  }

  /** Chunks are handled strictly one after another: their order is the order of the stream. */
  #accept(chunk: Blob): void {
    const arrivedAt = this.#clock.now();
    this.#work = this.#work
      .then(async () => {
        // Chromium's last chunk may be empty.
        const bytes = chunk.size === 0 ? new ArrayBuffer(0) : await chunk.arrayBuffer();
        for (const piece of this.#splitter.push(bytes)) {
          await this.#sink(this.#placed(piece, arrivedAt));
        }
      })
      .catch((cause: unknown) => this.failed.emit(String(cause)));
  }

  #placed(piece: Piece, arrivedAt: number): Fragment {
    const base = { contentType: this.#encoding.container, bytes: piece.bytes, frames: piece.frames };
    if (piece.kind === 'init') {
      const codecs = codecsOf(this.#encoding, piece.codec);
      return { ...base, kind: 'init', codecs, startMs: this.#beganAt, mediaStartMs: 0, durationMs: 0 };
    }
    const mediaStartMs = piece.mediaStartMs ?? this.#mediaEnd;
    const durationMs = piece.durationMs ?? Math.max(0, arrivedAt - this.#beganAt - mediaStartMs);
    this.#mediaEnd = mediaStartMs + durationMs;
    const startMs = this.#beganAt + mediaStartMs + this.#drift(arrivedAt);
    return { ...base, kind: 'media', codecs: null, startMs, mediaStartMs, durationMs };
  }

  /** How far media time fell behind the wall clock since the take began. */
  #drift(arrivedAt: number): number {
    const delay = arrivedAt - this.#beganAt - this.#mediaEnd;
    this.#delay ??= delay;
    const drift = delay - this.#delay;
    return drift > driftMs ? drift : 0;
  }
}
