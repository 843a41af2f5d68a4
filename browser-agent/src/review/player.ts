import { Signal } from '../browser/signal.ts';
import type { StreamName } from '../messages/evidence.ts';
import { missing } from './coverage.ts';
import type { PlaybackIndex } from './playback-index.ts';
import type { StreamPlayer } from './stream-player.ts';
import { onwards } from './tour.ts';
import type { Interval } from './track.ts';

/** A picture this close to the end of what is recorded counts as being there. */
const endMs = 250;
const tickMs = 40;
const sameBeginningMs = 5000;
/** How far behind the end of what is there a running sitting is followed; less would stutter. */
const cushionMs = 2500;
/** Further behind, what came meanwhile is left out to be with the sitting again. */
const mostBehindMs = 6000;

/** Both streams at one clock. The camera leads, for its sound must not stutter; the screen follows. */
export class Player {
  /** Told at every tick with the position; `played` is the stretch just shown, or null. */
  readonly moved = new Signal<{ position: number; played: readonly [number, number] | null }>();
  /** A part did not come. What the server found damaged while it read is a gap in the index from then on. */
  readonly failed = new Signal<void>();
  readonly #streams: ReadonlyMap<StreamName, StreamPlayer>;
  #position = 0;
  #rate = 1;
  #playing = false;
  #growing = false;
  #live = false;
  #only: readonly Interval[] | null = null;
  #loop: Interval | null = null;
  #startedAt = 0;
  #lastTick = 0;
  /** Until where this tick showed pictures; a jump after it shows nothing of what lies between. */
  #shownTo = 0;
  #timer: ReturnType<typeof setInterval> | null = null;

  constructor(camera: StreamPlayer, screen: StreamPlayer) {
    this.#streams = new Map<StreamName, StreamPlayer>([
      ['camera', camera],
      ['screen', screen],
    ]);
    for (const stream of [camera, screen]) {
      stream.failed.listen(() => this.failed.emit());
    }
  }

  /** May be called again while the recording grows. */
  show(index: PlaybackIndex): void {
    this.#startedAt = index.startedAt ?? 0;
    this.#growing = !index.sealed && index.endedAt === null;
    this.#live &&= this.#growing;
    for (const [name, stream] of this.#streams) {
      stream.setTakes(index.streams.get(name) ?? [], this.#startedAt);
    }
    if (this.#live && this.length - this.#position > mostBehindMs) {
      this.#jump(this.length - cushionMs);
    }
    if (this.#timer === null) {
      this.#lastTick = performance.now();
      this.#timer = setInterval(() => this.#tick(), tickMs);
    }
  }

  /** Where both streams have begun; one may start a moment after the other. */
  get beginning(): number {
    const firsts = [...this.#streams.values()].map((stream) => stream.track.segments[0]?.from ?? 0);
    const latest = Math.max(...firsts);
    return latest < sameBeginningMs ? latest : 0;
  }

  get position(): number {
    return this.#position;
  }

  get playing(): boolean {
    return this.#playing;
  }

  /** The sitting still runs, so there will be more. */
  get growing(): boolean {
    return this.#growing;
  }

  /** Follows the running sitting. */
  get live(): boolean {
    return this.#live;
  }

  get rate(): number {
    return this.#rate;
  }

  /** Milliseconds of the recording so far. */
  get length(): number {
    return Math.max(0, ...[...this.#streams.values()].map((stream) => stream.track.end));
  }

  get waiting(): boolean {
    return [...this.#streams.values()].some(
      (stream) => stream.covers(this.#position) && !stream.readyAt(this.#position),
    );
  }

  get firstFrame(): boolean {
    const recorded = [...this.#streams.values()].filter((stream) => stream.track.segments.length > 0);
    return (
      recorded.length > 0 && recorded.every((stream) => stream.firstFrame || !stream.covers(this.#position))
    );
  }

  get failure(): string | null {
    return [...this.#streams.values()].map((stream) => stream.failure).find((failure) => failure) ?? null;
  }

  wallClock(position: number): number {
    return this.#startedAt + position;
  }

  positionOf(wallClock: number): number {
    return wallClock - this.#startedAt;
  }

  /** Where neither stream has anything, wall clock: nobody can watch that. */
  unrecorded(): readonly Interval[] {
    const recorded = [...this.#streams.values()].flatMap((stream) => stream.track.covered());
    return missing([{ from: 0, to: this.length }], recorded, 0).map(({ from, to }) => ({
      from: this.wallClock(from),
      to: this.wallClock(to),
    }));
  }

  setRate(rate: number): void {
    this.#rate = Math.min(16, Math.max(0.5, rate));
  }

  /** Goes to the newest pictures of a running sitting and stays with them. */
  goLive(): void {
    if (this.#growing) {
      this.#live = true;
      this.#playing = true;
      this.#rate = 1;
      this.#jump(this.length - cushionMs);
    }
  }

  toggle(): void {
    this.#playing = !this.#playing;
    this.#live &&= this.#playing;
    if (this.#playing && !this.#growing && this.#position >= this.length - endMs) {
      this.seek(0);
    }
  }

  /** Plays nothing but these stretches, sorted; null plays everything. */
  playOnly(stretches: readonly Interval[] | null): void {
    this.#only = stretches;
  }

  get skipping(): boolean {
    return this.#only !== null;
  }

  get loop(): Interval | null {
    return this.#loop;
  }

  /** Plays one stretch over and over; null goes on. */
  playAgain(stretch: Interval | null): void {
    this.#loop = stretch;
    if (stretch) {
      this.seek(stretch.from);
      this.#playing = true;
    }
  }

  /** One picture back or on, at a standstill. */
  step(direction: 1 | -1, pictureMs: number): void {
    this.#playing = false;
    this.seek(this.#position + direction * pictureMs);
  }

  seek(position: number): void {
    this.#live = false;
    this.#jump(position);
  }

  #jump(position: number): void {
    this.#position = Math.min(Math.max(0, position), Math.max(0, this.length - endMs));
    for (const stream of this.#streams.values()) {
      stream.seek(this.#position);
    }
    this.moved.emit({ position: this.#position, played: null });
  }

  #tick(): void {
    const now = performance.now();
    const elapsed = now - this.#lastTick;
    this.#lastTick = now;
    const before = this.#position;
    const leader = this.#leader();
    this.#shownTo = before;
    if (this.#playing && !this.waiting) {
      this.#advance(leader, elapsed);
    }
    for (const stream of this.#streams.values()) {
      stream.follow(this.#position, this.#playing && !this.waiting, this.#rate, stream === leader);
    }
    const played = this.#shownTo > before ? ([before, this.#shownTo] as const) : null;
    this.moved.emit({ position: this.#position, played });
  }

  #advance(leader: StreamPlayer | undefined, elapsed: number): void {
    const step = elapsed * this.#rate;
    if (leader && !leader.video.paused) {
      const led = leader.positionMs;
      if (led > this.#position) {
        this.#position = Math.min(led, this.#position + step * 3);
      } else if (leader.atEdge(this.#position)) {
        this.#position += step;
      }
    } else {
      this.#position += step;
    }
    this.#shownTo = this.#position;
    if (!this.#anythingAt(this.#position)) {
      this.#leaveGap();
    }
    this.#keepToInterest();
  }

  #keepToInterest(): void {
    const loop = this.#loop;
    if (loop) {
      if (this.#position >= Math.min(loop.to, this.length - endMs) || this.#position < loop.from) {
        this.#jump(loop.from);
      }
      return;
    }
    if (this.#only && !this.#live) {
      const next = onwards(this.#only, this.#position);
      if (next === null) {
        this.#playing = false;
      } else if (next > this.#position) {
        this.#jump(next);
      }
    }
  }

  /** Nobody wants to watch nothing: the playhead goes to where something is recorded again, or stops. */
  #leaveGap(): void {
    const next = [...this.#streams.values()]
      .map((stream) => stream.track.after(this.#position)?.from)
      .filter((from) => from !== undefined);
    if (next.length > 0) {
      this.#jump(Math.min(...next));
    } else if (this.#growing) {
      this.#position = Math.min(this.#position, this.length);
    } else {
      this.#playing = false;
    }
  }

  #leader(): StreamPlayer | undefined {
    return [...this.#streams.values()].find((stream) => stream.covers(this.#position));
  }

  #anythingAt(position: number): boolean {
    return [...this.#streams.values()].some((stream) => stream.covers(position));
  }
}
