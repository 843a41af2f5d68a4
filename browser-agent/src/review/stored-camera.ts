import type { CameraRecording, Sound, Stretch, Unheard } from '../second-look/recording.ts';
import { nextFetch, ordinaryWindow, outside } from './buffer-plan.ts';
import { MediaBuffer } from './media-buffer.ts';
import type { PlaybackIndex } from './playback-index.ts';
import { readRange } from './review-api.ts';
import { TakeInits } from './take-inits.ts';
import { type PlacedSegment, Track } from './track.ts';

/** The voice model's rate: the browser brings the sound to it while it decodes. */
const soundRate = 16_000;
/** So much sound is decoded at once. */
const soundMs = 20_000;
/** Pictures begin a little after their segment. */
const nudgeMs = 1000;
/** A picture that does not come within this is none. */
const patienceMs = 10_000;

/** The camera's stored recording, decoded in this browser, picture by picture and without waiting for any clock. */
export class StoredCamera implements CameraRecording {
  readonly startedAt: number;
  readonly #track: Track;
  readonly #signal: AbortSignal;
  readonly #video = document.createElement('video');
  readonly #buffer = new MediaBuffer(this.#video);
  readonly #inits: TakeInits;

  constructor(index: PlaybackIndex, signal: AbortSignal) {
    this.startedAt = index.startedAt ?? 0;
    this.#track = Track.of(index.streams.get('camera') ?? [], this.startedAt);
    this.#signal = signal;
    this.#inits = new TakeInits(signal);
    this.#video.muted = true;
  }

  get stretches(): readonly Stretch[] {
    return this.#track.covered();
  }

  async picture(position: number): Promise<VideoFrame | null> {
    await this.#load(position);
    const place = this.#buffered(position);
    if (place === null || !(await this.#sought(place))) {
      return null;
    }
    return new VideoFrame(this.#video, { timestamp: Math.round(position * 1000) });
  }

  async *sound(stretch: Stretch): AsyncGenerator<Sound | Unheard> {
    for (const pieces of this.#soundPieces(stretch)) {
      const [first, last] = [pieces[0], pieces.at(-1)];
      if (first && last) {
        const init = await this.#inits.of(first.take);
        const bytes = await this.#bytesOf(pieces);
        const samples = await decoded([init, bytes], last.to - first.from);
        yield { from: first.from, samples, rate: soundRate };
      }
    }
  }

  close(): void {
    URL.revokeObjectURL(this.#video.src);
    this.#video.removeAttribute('src');
    this.#video.load();
  }

  /** Everything from here on is there, as far as the player of a recording keeps it. */
  async #load(position: number): Promise<void> {
    const has = (segment: PlacedSegment) => this.#buffer.has(segment);
    const here = this.#track.at(position);
    if (here && has(here)) {
      return;
    }
    for (;;) {
      const fetch = nextFetch(this.#track, position, has, ordinaryWindow);
      const [first] = fetch?.segments ?? [];
      if (!fetch || !first) {
        return;
      }
      const bytes = await readRange(fetch.take.address, fetch.from, fetch.length, this.#signal);
      await this.#buffer.drop((appended) => outside(appended, position, ordinaryWindow));
      await this.#buffer.append(fetch.segments, bytes, () => this.#inits.of(first.take));
    }
  }

  /** Where the picture of this place stands; null where there is none. */
  #buffered(position: number): number | null {
    const { buffered } = this.#video;
    const wanted = position / 1000;
    for (let index = 0; index < buffered.length; index++) {
      const start = buffered.start(index);
      if (start <= wanted && wanted < buffered.end(index)) {
        return wanted;
      }
      if (start > wanted && (start - wanted) * 1000 < nudgeMs) {
        return start + 0.001;
      }
    }
    return null;
  }

  #sought(place: number): Promise<boolean> {
    return new Promise((resolve) => {
      const late = setTimeout(() => done(false), patienceMs);
      const shown = () => done(true);
      const done = (there: boolean) => {
        clearTimeout(late);
        this.#video.removeEventListener('seeked', shown);
        resolve(there && this.#video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA);
      };
      this.#video.addEventListener('seeked', shown);
      this.#video.currentTime = place;
    });
  }

  /** Segments of a stretch in the pieces that are decoded at once: of one take, without a hole. */
  #soundPieces({ from, to }: Stretch): readonly (readonly PlacedSegment[])[] {
    const pieces: PlacedSegment[][] = [];
    for (const segment of this.#track.segments.filter((one) => one.from >= from && one.from < to)) {
      const piece = pieces.at(-1);
      const [first, last] = [piece?.[0], piece?.at(-1)];
      const follows =
        first &&
        last &&
        last.take === segment.take &&
        last.offset + last.length === segment.offset &&
        segment.to - first.from <= soundMs;
      if (piece && follows) {
        piece.push(segment);
      } else {
        pieces.push([segment]);
      }
    }
    return pieces;
  }

  #bytesOf(pieces: readonly PlacedSegment[]): Promise<Uint8Array<ArrayBuffer>> {
    const [first] = pieces;
    const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
    return readRange(first?.take.address ?? '', first?.offset ?? 0, length, this.#signal);
  }
}

/** One channel of exactly this length, so that pieces lie side by side; null where it cannot be decoded. */
async function decoded(
  parts: readonly Uint8Array<ArrayBuffer>[],
  lengthMs: number,
): Promise<Float32Array<ArrayBuffer> | null> {
  const context = new OfflineAudioContext(1, 1, soundRate);
  const bytes = await new Blob([...parts]).arrayBuffer();
  const sound = await context.decodeAudioData(bytes).catch(() => null);
  if (!sound) {
    return null;
  }
  const mixed = new Float32Array(Math.round((lengthMs * soundRate) / 1000));
  for (let channel = 0; channel < sound.numberOfChannels; channel++) {
    const samples = sound.getChannelData(channel);
    for (let at = 0; at < Math.min(samples.length, mixed.length); at++) {
      mixed[at] = (mixed[at] ?? 0) + (samples[at] ?? 0) / sound.numberOfChannels;
    }
  }
  return mixed;
}
