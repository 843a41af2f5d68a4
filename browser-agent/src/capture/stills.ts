import { oneFrame } from '../browser/chromium.ts';
import { FramePictures, type Picture, sizeOf } from '../browser/frame-pictures.ts';
import { Signal } from '../browser/signal.ts';
import type { StreamName } from '../messages/evidence.ts';
import type { Strip } from '../messages/stills.ts';

const everyMs = 10_000;
const pictures = 6;
const height = 90;
const quality = 0.5;

/**
 * Small pictures of one stream for the reviewer's contact sheet, a minute of them side by side in one file. Made here,
 * where the picture is there anyway, and not by decoding hours of video later.
 */
export class Stills {
  readonly strips = new Signal<Strip>();
  readonly #stream: StreamName;
  readonly #now: () => number;
  readonly #timer: ReturnType<typeof setInterval>;
  readonly #track: MediaStreamTrack;
  #canvas: OffscreenCanvas | null = null;
  #from = 0;
  #count = 0;

  constructor(stream: StreamName, track: MediaStreamTrack, now: () => number) {
    this.#stream = stream;
    this.#now = now;
    this.#track = track;
    this.#timer = setInterval(() => void this.#take().catch(() => undefined), everyMs);
  }

  /** What was taken since the last full strip is given out, too. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#give();
  }

  /** A picture of this moment alone, in a strip of its own: what is marked may be over before the next one. */
  async moment(): Promise<void> {
    const at = this.#now();
    const canvas = await this.#see((picture, width) => {
      const small = new OffscreenCanvas(width, height);
      small.getContext('2d')?.drawImage(picture, 0, 0, width, height);
      return small;
    });
    await this.#emit(canvas, at, 1);
  }

  async #take(): Promise<void> {
    const at = this.#now();
    // A picture missed while the computer was busy would shift the others: the strip ends there.
    if (this.#count > 0 && Math.abs(at - this.#from - this.#count * everyMs) > everyMs / 2) {
      await this.#give();
    }
    await this.#see(async (picture, width) => {
      if (this.#canvas?.width !== width * pictures || this.#count === 0) {
        await this.#give();
        this.#canvas = new OffscreenCanvas(width * pictures, height);
        this.#from = at;
      }
      this.#canvas.getContext('2d')?.drawImage(picture, this.#count * width, 0, width, height);
    });
    this.#count += 1;
    if (this.#count === pictures) {
      await this.#give();
    }
  }

  /** @param use of the picture, which is gone after it, and of the width that it has when it is small */
  async #see<Result>(use: (picture: Picture, width: number) => Result | Promise<Result>): Promise<Result> {
    const frame = await oneFrame(this.#track);
    const pictures = new FramePictures();
    try {
      const picture = await pictures.of(frame);
      const [wide, high] = sizeOf(picture);
      return await use(picture, Math.round((wide / high) * height));
    } finally {
      frame.close();
      pictures.rest();
    }
  }

  async #give(): Promise<void> {
    const canvas = this.#canvas;
    const from = this.#from;
    const count = this.#count;
    this.#canvas = null;
    this.#count = 0;
    if (canvas === null || count === 0) {
      return;
    }
    const cut = new OffscreenCanvas((canvas.width / pictures) * count, height);
    cut.getContext('2d')?.drawImage(canvas, 0, 0);
    await this.#emit(cut, from, count);
  }

  async #emit(canvas: OffscreenCanvas, from: number, count: number): Promise<void> {
    const jpeg = await canvas.convertToBlob({ type: 'image/jpeg', quality });
    this.strips.emit({
      id: crypto.randomUUID(),
      stream: this.#stream,
      from: Math.round(from),
      every: everyMs,
      pictures: count,
      jpeg: base64(await jpeg.arrayBuffer()),
    });
  }
}

function base64(bytes: ArrayBuffer): string {
  return btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(''));
}
