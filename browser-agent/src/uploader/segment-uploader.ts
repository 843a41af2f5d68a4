import { type SegmentStore, UnreadableSegment } from '../browser/segment-store.ts';
import { Signal } from '../browser/signal.ts';
import type { Held, Segment, SegmentReceipt, StreamName, StreamPosition } from '../messages/evidence.ts';
import { ApiProblem, ApiUnreachable } from '../transport/api-client.ts';
import { Backoff } from './backoff.ts';
import { Wake } from './wake.ts';

/** The one way a segment's journey ends; each segment has exactly one outcome. */
export type SegmentOutcome =
  | { readonly type: 'durable'; readonly segment: Segment }
  | { readonly type: 'refused'; readonly segment: Segment; readonly code: string };

export interface SegmentTarget {
  putSegment(segment: Segment): Promise<SegmentReceipt>;
  /** @param held the first number this browser still keeps of a stream: only from there on a hole matters to it */
  positions(held?: Held): Promise<Readonly<Record<StreamName, StreamPosition>>>;
}

/** Problems that sending the same bytes again cannot mend. */
const final: ReadonlySet<string> = new Set([
  'invalid-request',
  'segment-too-large',
  'media-type-unknown',
  'take-without-init',
  'recording-sealed',
]);
/** A browser elsewhere recorded the same sitting: what waits here has to go behind that. */
const elsewhere: ReadonlySet<string> = new Set(['segment-contradicts', 'segment-chain-broken']);
const idleMs = 5000;
const digestAttempts = 5;
/** How often to ask which of the segments that were taken in need not be kept any more. */
const askMs = 10_000;
/** Taken in that long ago and still not durable: the server that had it may be gone, so it is sent again. */
const lostMs = 15 * 60_000;

/**
 * Sends one stream's segments in order, one at a time, for as long as it takes. A segment leaves the store only
 * after `durable: true` for its own sequence, or, where the server said it took it in and nothing more, when
 * `durableBefore` of the stream has passed it; the digest was checked by the server against the header.
 */
export class SegmentUploader {
  readonly outcomes = new Signal<SegmentOutcome>();
  readonly #stream: StreamName;
  readonly #store: SegmentStore;
  readonly #target: SegmentTarget;
  readonly #backoff: Backoff;
  readonly #wake = new Wake();
  /** A failed attempt waits its time out even when new segments arrive. */
  #backoffIdle = true;
  #running = false;
  /** Up to this number the server took segments in without promising to keep them. */
  #takenIn = -1;
  #takenInSince = 0;
  #askedAt = 0;
  #mismatches = 0;
  /** How long the server asked us to stay away with the last attempt. */
  #askedMs = 0;
  /** First of the segments that are too large for something on the way, and last: what comes after goes first. */
  #asideFrom = -1;
  #asideTo = -1;
  /** Digest of the segment that was last renumbered; being refused once more ends it. */
  #moved: string | null = null;
  /** The take whose init the server no longer had, until that was taken in once more. */
  #without = -1;

  constructor(stream: StreamName, store: SegmentStore, target: SegmentTarget, backoff = new Backoff()) {
    this.#stream = stream;
    this.#store = store;
    this.#target = target;
    this.#backoff = backoff;
    store.added.listen((added) => {
      if (added === stream && this.#backoffIdle) {
        this.#wake.wake();
      }
    });
  }

  start(): void {
    if (!this.#running) {
      this.#running = true;
      void this.#run();
    }
  }

  stop(): void {
    this.#running = false;
    this.#wake.wake();
  }

  /** The network is said to be back: try now. */
  retryNow(): void {
    this.#backoff.reset();
    this.#wake.wake();
  }

  /** Whatever the browser's store fails with, what it still has is sent when it works again. */
  async #run(): Promise<void> {
    while (this.#running) {
      try {
        await this.#dropDurable();
        await this.#sendNext();
      } catch (cause) {
        if (cause instanceof UnreadableSegment) {
          await this.#giveUp(cause.segment);
        } else {
          console.warn(`the store of ${this.#stream} fails and is asked again`, cause);
          await this.#pause();
        }
      }
    }
  }

  async #sendNext(): Promise<void> {
    const segment = await this.#store.oldest(this.#stream, Math.max(this.#takenIn, this.#asideTo));
    if (segment !== null) {
      if (!(await this.#send(segment))) {
        await this.#pause();
      }
    } else if (this.#asideTo >= 0) {
      this.#takenIn = Math.min(this.#takenIn, this.#asideFrom - 1);
      this.#asideFrom = this.#asideTo = -1;
      await this.#pause();
    } else {
      await this.#wake.sleep(idleMs);
    }
  }

  /** One damaged segment must not keep the rest here: it becomes a gap that is known. */
  async #giveUp(segment: Segment): Promise<void> {
    console.error(`segment ${segment.sequence} of ${segment.stream} cannot be read any more`);
    await this.#settle({ type: 'refused', segment, code: 'unreadable' }).catch(() => this.#pause());
  }

  async #pause(): Promise<void> {
    this.#backoffIdle = false;
    this.#wake.forget();
    await this.#wake.sleep(this.#backoff.next(this.#askedMs));
    this.#backoffIdle = true;
  }

  /** True when the segment found its outcome, or another place. */
  async #send(segment: Segment): Promise<boolean> {
    try {
      this.#askedMs = 0;
      const receipt = await this.#target.putSegment(segment);
      if (receipt.sequence !== segment.sequence) {
        return false;
      }
      if (receipt.durable) {
        await this.#settle({ type: 'durable', segment });
      } else {
        this.#keep(segment);
      }
      return true;
    } catch (cause) {
      this.#askedMs = cause instanceof ApiProblem ? cause.retryAfterMs : 0;
      const elsewhereNow =
        (await this.#movedAway(segment, cause)) ||
        this.#tooLargeOnTheWay(segment, cause) ||
        this.#initIsHere(segment, cause);
      if (elsewhereNow) {
        return true;
      }
      const code = this.#refusal(segment, cause);
      if (code === null) {
        return false;
      }
      await this.#settle({ type: 'refused', segment, code });
      return true;
    }
  }

  /** A proxy with a smaller limit than the server's: an operator mends that, and until then the rest goes on. */
  #tooLargeOnTheWay(segment: Segment, cause: unknown): boolean {
    const tooLarge = cause instanceof ApiProblem && cause.problem.code === 'http-413';
    if (tooLarge) {
      console.warn(`segment ${segment.sequence} of ${segment.stream} is too large for a proxy and waits`);
      this.#asideFrom = this.#asideFrom < 0 ? segment.sequence : this.#asideFrom;
      this.#asideTo = segment.sequence;
    }
    return tooLarge;
  }

  async #movedAway(segment: Segment, cause: unknown): Promise<boolean> {
    const contradicted = cause instanceof ApiProblem && elsewhere.has(cause.problem.code);
    if (!contradicted || this.#moved === segment.digest) {
      return false;
    }
    const ends = await this.#target.positions().catch(() => null);
    if (ends === null) {
      return false;
    }
    await this.#store.moveBehind(this.#stream, ends[this.#stream], this.#takenIn);
    this.#moved = segment.digest;
    this.#asideFrom = this.#asideTo = -1;
    return true;
  }

  /** The node that took the init in is gone, and its row with it: what is still kept here goes once more, init first. */
  #initIsHere(segment: Segment, cause: unknown): boolean {
    const without = cause instanceof ApiProblem && cause.problem.code === 'take-without-init';
    if (!without || this.#takenIn < 0 || this.#without === segment.take) {
      return false;
    }
    this.#without = segment.take;
    this.#takenIn = -1;
    return true;
  }

  #keep(segment: Segment): void {
    if (segment.kind === 'init' && segment.take === this.#without) {
      this.#without = -1;
    }
    this.#takenInSince = this.#takenIn < 0 ? Date.now() : this.#takenInSince;
    this.#takenIn = segment.sequence;
    this.#backoff.reset();
    this.#mismatches = 0;
  }

  /** The second receipt: what lies in the server's object store is dropped here. */
  async #dropDurable(): Promise<void> {
    if (this.#takenIn < 0 || Date.now() - this.#askedAt < askMs) {
      return;
    }
    this.#askedAt = Date.now();
    let kept = await this.#oldestKept();
    const held = kept === null ? {} : { [this.#stream]: kept.sequence };
    const ends = await this.#target.positions(held).catch(() => null);
    const before = ends?.[this.#stream].durableBefore ?? 0;
    while (kept !== null && kept.sequence < before && kept.sequence <= this.#takenIn) {
      await this.#settle({ type: 'durable', segment: kept });
      this.#takenInSince = Date.now();
      kept = await this.#oldestKept();
    }
    if (kept === null || Date.now() - this.#takenInSince > lostMs) {
      this.#takenIn = -1;
    }
  }

  /** What need not be sent again need not be readable, either. */
  #oldestKept(): Promise<Segment | null> {
    return this.#store.oldest(this.#stream).catch((cause: unknown) => {
      if (cause instanceof UnreadableSegment) {
        return cause.segment;
      }
      throw cause;
    });
  }

  async #settle(outcome: SegmentOutcome): Promise<void> {
    await this.#store.remove(outcome.segment);
    this.#backoff.reset();
    this.#mismatches = 0;
    this.outcomes.emit(outcome);
  }

  /** The code that ends this segment, or null when it is worth another attempt. */
  #refusal(segment: Segment, cause: unknown): string | null {
    if (cause instanceof ApiUnreachable || !(cause instanceof ApiProblem)) {
      return null;
    }
    const { code } = cause.problem;
    if (code === 'segment-digest-mismatch') {
      // Bytes were damaged on the way: they are still whole here, so send them again, but not for ever.
      this.#mismatches += 1;
      return this.#mismatches >= digestAttempts ? code : null;
    }
    const again = elsewhere.has(code) && this.#moved === segment.digest;
    return final.has(code) || again ? code : null;
  }
}
