import { merge } from './coverage.ts';
import type { PlacedSegment } from './track.ts';

/** Longer than any sitting, so that a recording that grows needs no change of it. */
const longestSeconds = 7 * 24 * 3600;

/** One `SourceBuffer` whose time line is the recording's; whatever is asked of it waits for what was asked before. */
export class MediaBuffer {
  readonly #source = new MediaSource();
  readonly #appended = new Map<string, PlacedSegment>();
  #before: Promise<unknown>;
  #buffer: SourceBuffer | null = null;
  #type = '';
  #init = '';

  /** Takes this video for itself. */
  constructor(video: HTMLVideoElement) {
    this.#before = opened(this.#source).then(() => {
      this.#source.duration = longestSeconds;
    });
    video.src = URL.createObjectURL(this.#source);
  }

  has(segment: PlacedSegment): boolean {
    return this.#appended.has(keyOf(segment));
  }

  /** Appends segments of one take with one offset; `init` is asked for when the decoder needs it. */
  append(
    segments: readonly PlacedSegment[],
    bytes: Uint8Array<ArrayBuffer>,
    init: () => Promise<Uint8Array<ArrayBuffer>>,
  ): Promise<void> {
    return this.#inTurn(() => this.#append(segments, bytes, init));
  }

  /** Forgets segments, so that a long recording does not fill the memory. */
  drop(choose: (appended: Iterable<PlacedSegment>) => readonly PlacedSegment[]): Promise<void> {
    return this.#inTurn(() => this.#drop(choose(this.#appended.values())));
  }

  #inTurn(step: () => Promise<void>): Promise<void> {
    const done = this.#before.then(step);
    this.#before = done.catch(() => undefined);
    return done;
  }

  async #append(
    segments: readonly PlacedSegment[],
    bytes: Uint8Array<ArrayBuffer>,
    init: () => Promise<Uint8Array<ArrayBuffer>>,
  ): Promise<void> {
    const first = segments[0];
    if (!first) {
      return;
    }
    const buffer = this.#prepared(first.take.type);
    const head = this.#init === first.take.address ? null : await init();
    if (this.#type.startsWith('video/webm')) {
      // Recorders leave the size of a cluster open: until it is ended so, the parser takes no other offset.
      buffer.abort();
    }
    buffer.timestampOffset = first.offsetMs / 1000;
    buffer.appendBuffer(head ? joined(head, bytes) : bytes);
    await settled(buffer);
    this.#init = first.take.address;
    for (const segment of segments) {
      this.#appended.set(keyOf(segment), segment);
    }
  }

  async #drop(segments: readonly PlacedSegment[]): Promise<void> {
    for (const segment of segments) {
      this.#appended.delete(keyOf(segment));
    }
    for (const { from, to } of merge(segments)) {
      if (this.#buffer && this.#source.readyState === 'open') {
        this.#buffer.remove(Math.max(0, from / 1000), to / 1000);
        await settled(this.#buffer);
      }
    }
  }

  #prepared(type: string): SourceBuffer {
    if (this.#buffer === null) {
      this.#buffer = this.#source.addSourceBuffer(type);
      this.#buffer.mode = 'segments';
    } else if (this.#type !== type) {
      this.#buffer.changeType(type);
      this.#init = '';
    }
    this.#type = type;
    return this.#buffer;
  }
}

function keyOf(segment: PlacedSegment): string {
  return `${segment.take.address}@${segment.offset}`;
}

function opened(source: MediaSource): Promise<void> {
  return source.readyState === 'open'
    ? Promise.resolve()
    : new Promise((resolve) => source.addEventListener('sourceopen', () => resolve(), { once: true }));
}

function joined(head: Uint8Array, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(head.length + bytes.length);
  both.set(head);
  both.set(bytes, head.length);
  return both;
}

function settled(buffer: SourceBuffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (event: Event) => {
      buffer.removeEventListener('updateend', done);
      buffer.removeEventListener('error', done);
      if (event.type === 'error') {
        reject(new Error('the browser cannot decode this part of the recording'));
      } else {
        resolve();
      }
    };
    buffer.addEventListener('updateend', done);
    buffer.addEventListener('error', done);
  });
}
