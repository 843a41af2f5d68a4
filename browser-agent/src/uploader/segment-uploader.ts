import { type Backlog, type SegmentStore, UnreadableSegment } from '../browser/segment-store.ts';
import { Signal } from '../browser/signal.ts';
import type { Held, Segment, SegmentReceipt, StreamName, StreamPosition } from '../messages/evidence.ts';
import { ApiProblem } from '../transport/api-client.ts';
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
  'recording-sealed',
]);
/** Something on the way has a smaller limit than the server, or damages what it carries: an operator mends that. */
const onTheWay: ReadonlySet<string> = new Set(['http-413', 'segment-digest-mismatch']);
/** A browser elsewhere recorded the same sitting: what waits here has to go behind that. */
const elsewhere: ReadonlySet<string> = new Set(['segment-contradicts', 'segment-chain-broken']);
const idleMs = 5000;
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
  #ended: Promise<void> = Promise.resolve();
  /** What the server took in without promising to keep it, by number. */
  readonly #takenIn = new Map<number, Pick<Segment, 'digest'> & { readonly bytes: number }>();
  #takenInSince = 0;
  #askedAt = Number.NEGATIVE_INFINITY;
  /** How long the server asked us to stay away with the last attempt. */
  #askedMs = 0;
  /** Numbers that something keeps from arriving as they are: the rest goes first. */
  readonly #aside = new Set<number>();
  /** Digest of the segment that last found another place, or its take another beginning. */
  #placed: string | null = null;

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

  get stream(): StreamName {
    return this.#stream;
  }

  /** What no server has taken in yet; the store keeps more where a server only promises to keep it. */
  get unsent(): Backlog {
    const { count, bytes } = this.#store.backlog(this.#stream);
    const taken = [...this.#takenIn.values()].reduce((sum, one) => sum + one.bytes, 0);
    return { count: Math.max(0, count - this.#takenIn.size), bytes: Math.max(0, bytes - taken) };
  }

  start(): void {
    if (!this.#running) {
      this.#running = true;
      this.#ended = this.#ended.then(() => this.#run());
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
    const segment = await this.#store.oldest(
      this.#stream,
      new Set([...this.#takenIn.keys(), ...this.#aside]),
    );
    if (segment !== null) {
      if (!(await this.#send(segment))) {
        await this.#pause();
      }
    } else if (this.#aside.size > 0) {
      this.#aside.clear();
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
      const code = cause instanceof ApiProblem ? cause.problem.code : null;
      return code !== null && (await this.#answered(segment, code));
    }
  }

  /** True when there is something else to do at once; nothing that may still be taken in leaves the store. */
  async #answered(segment: Segment, code: string): Promise<boolean> {
    if (onTheWay.has(code)) {
      return this.#putAside(segment, code);
    }
    if (elsewhere.has(code)) {
      return this.#moveAway(segment);
    }
    if (code === 'take-without-init') {
      return this.#beginTakeAgain(segment, code);
    }
    if (final.has(code)) {
      await this.#settle({ type: 'refused', segment, code });
      return true;
    }
    return false;
  }

  #putAside(segment: Segment, code: string): boolean {
    console.warn(`segment ${segment.sequence} of ${segment.stream} waits until the rest is sent: ${code}`);
    this.#aside.add(segment.sequence);
    return true;
  }

  /** As often as others are first with the number: each time later, so that they get done. */
  async #moveAway(segment: Segment): Promise<boolean> {
    const ends = await this.#target.positions().catch(() => null);
    if (ends === null) {
      return false;
    }
    await this.#store.moveBehind(this.#stream, ends[this.#stream], this.#takenIn);
    this.#aside.clear();
    return this.#firstTime(segment);
  }

  /** The node that took the init in is gone, and its row with it, or the init itself was put aside. */
  async #beginTakeAgain(segment: Segment, code: string): Promise<boolean> {
    const init = await this.#store.initOf(this.#stream, segment.take);
    if (init === null) {
      await this.#settle({ type: 'refused', segment, code });
      return true;
    }
    if (!this.#takenIn.has(init)) {
      return this.#putAside(segment, code);
    }
    this.#takenIn.clear();
    return this.#firstTime(segment);
  }

  #firstTime({ digest }: Segment): boolean {
    const first = this.#placed !== digest;
    this.#placed = digest;
    return first;
  }

  #keep({ sequence, digest, bytes }: Segment): void {
    this.#takenInSince = this.#takenIn.size === 0 ? Date.now() : this.#takenInSince;
    this.#takenIn.set(sequence, { digest, bytes: bytes.byteLength });
    this.#backoff.reset();
  }

  /** The second receipt: what lies in the server's object store is dropped here. */
  async #dropDurable(): Promise<void> {
    if (this.#takenIn.size === 0 || since(this.#askedAt) < askMs) {
      return;
    }
    this.#askedAt = Date.now();
    const held = Math.min(...this.#takenIn.keys());
    const ends = await this.#target.positions({ [this.#stream]: held }).catch(() => null);
    const end = ends?.[this.#stream];
    if (end?.durableDigest && this.#contradicts(end.durableBefore ?? 0, end.durableDigest)) {
      console.warn(`another recording of ${this.#stream} became durable under our numbers`);
      this.#takenIn.clear();
      return;
    }
    for (const [sequence, { digest }] of this.#takenIn) {
      if (sequence < (end?.durableBefore ?? 0)) {
        await this.#drop(sequence, digest);
        this.#takenInSince = Date.now();
      }
    }
    if (since(this.#takenInSince) > lostMs) {
      this.#takenIn.clear();
    }
  }

  /** Other bytes than ours are kept there: then each of ours is offered again, and finds its place. */
  #contradicts(durableBefore: number, digest: string): boolean {
    const ours = this.#takenIn.get(durableBefore - 1);
    return ours !== undefined && ours.digest !== digest;
  }

  async #drop(sequence: number, digest: string): Promise<void> {
    const segment = await this.#readable(sequence);
    if (segment?.digest === digest) {
      await this.#settle({ type: 'durable', segment });
    }
    this.#takenIn.delete(sequence);
  }

  /** What need not be sent again need not be readable, either. */
  #readable(sequence: number): Promise<Segment | null> {
    return this.#store.read(this.#stream, sequence).catch((cause: unknown) => {
      if (cause instanceof UnreadableSegment) {
        return cause.segment;
      }
      throw cause;
    });
  }

  async #settle(outcome: SegmentOutcome): Promise<void> {
    await this.#store.remove(outcome.segment);
    this.#backoff.reset();
    this.outcomes.emit(outcome);
  }
}

/** A clock that was set back counts as having waited long enough; a steady one would stand still during sleep. */
function since(instant: number): number {
  const passed = Date.now() - instant;
  return passed < 0 ? Number.POSITIVE_INFINITY : passed;
}
