import { Signal } from '../browser/signal.ts';
import { nextFetch, ordinaryWindow, outside, type RangeFetch, windowAt } from './buffer-plan.ts';
import { MediaBuffer } from './media-buffer.ts';
import { paceOf, playable } from './pace.ts';
import type { Take } from './playback-index.ts';
import { readBeginning, readRange } from './review-api.ts';
import { TakeInits } from './take-inits.ts';
import { type PlacedSegment, Track } from './track.ts';

/** Two pictures further apart than this are no longer one moment. */
const driftMs = 40;
/** Beyond this, jumping is quicker than catching up. */
const jumpMs = 700;
const edgeMs = 1500;
const seamMs = 100;
/** Pictures begin a little after their segment; a playhead just before them waits for ever. */
const nudgeMs = 1000;
const retryMs = 2000;

/** One stream in one `<video>`: fetches what the playhead needs and keeps the picture at the common clock. */
export class StreamPlayer {
  readonly video: HTMLVideoElement;
  track: Track = Track.of([], 0);
  firstFrame = false;
  /** The first picture is there. */
  readonly seen = new Signal<void>();
  failure: string | null = null;
  /** A part did not come. */
  readonly failed = new Signal<void>();
  readonly #buffer: MediaBuffer;
  readonly #inits = new TakeInits();
  #running: { readonly fetch: RangeFetch; readonly controller: AbortController } | null = null;
  #failedFetch: RangeFetch | null = null;
  #retryAt = 0;
  #window = ordinaryWindow;
  #lookedAt = 0;
  #startedAt = 0;
  /** What the buffer has was placed when the recording was thought to begin at another time. */
  #misplaced = false;

  constructor(video: HTMLVideoElement) {
    this.video = video;
    this.#buffer = new MediaBuffer(video);
    this.video.preload = 'auto';
    const seen = () => {
      this.firstFrame = true;
      this.seen.emit();
    };
    if ('requestVideoFrameCallback' in video) {
      video.requestVideoFrameCallback(seen);
    } else {
      this.video.addEventListener('loadeddata', seen, { once: true });
    }
  }

  setTakes(takes: readonly Take[], startedAt: number): void {
    this.#misplaced ||= startedAt !== this.#startedAt;
    this.#startedAt = startedAt;
    this.track = Track.of(takes, startedAt);
    if (this.#failedFetch && !this.#isOffered(this.#failedFetch)) {
      this.#succeeded();
      this.#retryAt = 0;
    }
  }

  /** Whether the recording still has all of it. */
  #isOffered({ take: { address }, segments }: RangeFetch): boolean {
    const offered = new Set(
      this.track.segments.filter(({ take }) => take.address === address).map(({ offset }) => offset),
    );
    return segments.every(({ offset }) => offered.has(offset));
  }

  #succeeded(): void {
    this.failure = null;
    this.#failedFetch = null;
  }

  /** Something is recorded at this position. */
  covers(position: number): boolean {
    return this.track.at(position) !== undefined;
  }

  /** The picture is there and can go on. */
  readyAt(position: number): boolean {
    const { seeking, readyState } = this.video;
    return (!seeking && readyState >= HTMLMediaElement.HAVE_FUTURE_DATA) || this.atEdge(position);
  }

  /** All of a run is loaded and its last pictures are over: sound and picture rarely end in the same moment. */
  atEdge(position: number): boolean {
    const last = this.track.at(position);
    const next = this.track.after(position);
    return (
      last !== undefined &&
      this.#has(last) &&
      last.to - position < edgeMs &&
      (next === undefined || next.from - last.to > seamMs || next.take !== last.take) &&
      this.video.readyState < HTMLMediaElement.HAVE_FUTURE_DATA
    );
  }

  get positionMs(): number {
    return this.video.currentTime * 1000;
  }

  /** Puts the picture there at once. */
  seek(position: number): void {
    const wanted = this.#running?.fetch.segments.some(({ from, to }) => from <= position && position < to);
    if (!wanted) {
      this.#running?.controller.abort();
      this.#running = null;
    }
    this.video.currentTime = position / 1000;
    this.load(position);
  }

  /** Keeps to the clock: small differences by pace, large ones by a jump. */
  follow(position: number, playing: boolean, rate: number, master: boolean): void {
    this.#window = windowAt(rate);
    this.load(position);
    if (!this.covers(position)) {
      this.video.pause();
      return;
    }
    const drift = this.positionMs - position;
    if (master && this.#leftBehind(position)) {
      this.video.currentTime = position / 1000;
    }
    if (
      !master &&
      !this.video.seeking &&
      Math.abs(drift) > (playing ? Math.min(2000, jumpMs * Math.max(1, rate)) : driftMs)
    ) {
      this.video.currentTime = position / 1000;
    }
    this.#nudge(position);
    this.video.playbackRate = master ? playable(rate) : this.#catchUp(drift, rate);
    if (playing && this.video.paused) {
      void this.video.play().catch(() => undefined);
    } else if (!playing && !this.video.paused) {
      this.video.pause();
    }
  }

  #catchUp(drift: number, rate: number): number {
    const now = performance.now();
    const lookedAgo = now - this.#lookedAt;
    this.#lookedAt = now;
    return paceOf(drift, rate, lookedAgo);
  }

  /** Fetches the next missing range around this position, one at a time. */
  load(position: number): void {
    if (this.#running || performance.now() < this.#retryAt) {
      return;
    }
    const fetch = nextFetch(this.track, position, (segment) => this.#has(segment), this.#window);
    if (fetch) {
      const running = { fetch, controller: new AbortController() };
      this.#running = running;
      void this.#run(fetch, position, running.controller.signal).finally(() => {
        if (this.#running === running) {
          this.#running = null;
        }
      });
    }
  }

  #has(segment: PlacedSegment): boolean {
    return !this.#misplaced && this.#buffer.has(segment);
  }

  async #run(fetch: RangeFetch, position: number, signal: AbortSignal): Promise<void> {
    const startedAt = this.#startedAt;
    try {
      const bytes = await this.#read(fetch, signal);
      await this.#buffer.drop((appended) => this.#toDrop(appended, position));
      await this.#buffer.append(fetch.segments, bytes, () => this.#inits.of(fetch.take));
      this.#misplaced ||= startedAt !== this.#startedAt;
      this.#nudge(position);
      this.#succeeded();
    } catch (cause) {
      if (!signal.aborted) {
        this.failure = String(cause);
        this.#failedFetch = fetch;
        this.#retryAt = performance.now() + retryMs;
        this.failed.emit();
      }
    }
  }

  #toDrop(appended: Iterable<PlacedSegment>, position: number): readonly PlacedSegment[] {
    const all = this.#misplaced;
    this.#misplaced = false;
    return all ? [...appended] : outside(appended, position, this.#window);
  }

  /** What a take begins with comes with its first segment, and else beside the segments it is needed for. */
  async #read(fetch: RangeFetch, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
    const { take, from, length, segments } = fetch;
    const [initFrom, initLength] = take.init;
    if (this.#inits.has(take) || segments.length > 1 || initFrom + initLength !== from) {
      void this.#inits.of(take);
      return readRange(take.address, from, length, signal);
    }
    const bytes = await readBeginning(take.address, initLength + length, signal);
    this.#inits.keep(take, bytes.subarray(0, initLength));
    return bytes.subarray(initLength);
  }

  /** The clock crossed a seam that the picture cannot: it stands before it, with data after it. */
  #leftBehind(position: number): boolean {
    const { buffered, currentTime, readyState, seeking } = this.video;
    const wanted = position / 1000;
    const stands = !seeking && readyState < HTMLMediaElement.HAVE_FUTURE_DATA;
    if (!stands || wanted - currentTime < driftMs / 1000) {
      return false;
    }
    return [...Array(buffered.length).keys()].some(
      (index) =>
        currentTime < buffered.start(index) &&
        buffered.start(index) <= wanted &&
        wanted < buffered.end(index),
    );
  }

  #nudge(position: number): void {
    const { buffered } = this.video;
    if (this.video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) {
      return;
    }
    const at = this.video.currentTime;
    for (let index = 0; index < buffered.length; index++) {
      const start = buffered.start(index);
      if (start > at && (start - at) * 1000 < nudgeMs && Math.abs(at * 1000 - position) < nudgeMs) {
        this.video.currentTime = start + 0.001;
        return;
      }
    }
  }
}
