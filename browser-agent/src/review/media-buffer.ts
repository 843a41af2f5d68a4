import { merge } from './coverage.ts';
import type { PlacedSegment } from './track.ts';

/** One `SourceBuffer` whose time line is the recording's; every step waits for the one before. */
export class MediaBuffer {
  readonly #source: MediaSource;
  readonly #appended = new Map<string, PlacedSegment>();
  #buffer: SourceBuffer | null = null;
  #type = '';
  #init = '';

  constructor(source: MediaSource) {
    this.#source = source;
  }

  has(segment: PlacedSegment): boolean {
    return this.#appended.has(keyOf(segment));
  }

  get appended(): Iterable<PlacedSegment> {
    return this.#appended.values();
  }

  /** Appends segments of one take with one offset; `init` is asked for when the decoder needs it. */
  async append(
    segments: readonly PlacedSegment[],
    bytes: Uint8Array<ArrayBuffer>,
    init: () => Promise<Uint8Array<ArrayBuffer>>,
  ): Promise<void> {
    const first = segments[0];
    if (!first) {
      return;
    }
    const buffer = this.#prepared(first.take.type);
    if (this.#init !== first.take.address) {
      await this.#step(buffer, await init());
      this.#init = first.take.address;
    }
    if (this.#type.startsWith('video/webm')) {
      // Recorders leave the size of a cluster open: until it is ended so, the parser takes no other offset.
      buffer.abort();
    }
    buffer.timestampOffset = first.offsetMs / 1000;
    await this.#step(buffer, bytes);
    for (const segment of segments) {
      this.#appended.set(keyOf(segment), segment);
    }
  }

  /** Forgets segments, so that a long recording does not fill the memory. */
  async drop(segments: readonly PlacedSegment[]): Promise<void> {
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

  async #step(buffer: SourceBuffer, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    buffer.appendBuffer(bytes);
    await settled(buffer);
  }
}

function keyOf(segment: PlacedSegment): string {
  return `${segment.take.address}@${segment.offset}`;
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
