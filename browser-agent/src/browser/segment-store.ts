import type { Fragment, Segment, StreamName, StreamPosition } from '../messages/evidence.ts';
import { committed, everythingOf, settled, writing } from './database.ts';
import { beginningOf, contentDigest } from './digest.ts';
import { Signal } from './signal.ts';
import type { Sealed, Vault } from './vault.ts';

interface Position extends StreamPosition {
  readonly sitting: string;
  readonly stream: StreamName;
  /** Wall clock up to which this stream was recorded; tells a later page how long the gap was. */
  readonly recordedUntil: number | null;
  /** Takes that got another number because a browser elsewhere had used theirs. */
  readonly movedTakes?: Readonly<Record<number, number>>;
}

/** What is known of a segment without opening it; its bytes lie sealed under `content`. */
type SegmentRow = Omit<Segment, 'bytes'> & { readonly length: number; readonly content: string };

type ContentRow = Sealed & { readonly sitting: string; readonly id: string };

export interface Backlog {
  readonly count: number;
  readonly bytes: number;
}

/** Sequences of one stream. */
export type Numbers = Pick<ReadonlySet<number>, 'has' | 'size'>;

const none: Numbers = new Set();
const nothing: Backlog = { count: 0, bytes: 0 };
/** What IndexedDB says of a value whose file on the disk is damaged or gone. */
const lostValue: ReadonlySet<string> = new Set(['DataError', 'NotReadableError']);

/** Other numbers for takes, from the first that is free at the server on. */
class Takes {
  next: number;
  readonly #moved = new Map<number, number>();

  constructor(next: number) {
    this.next = next;
  }

  move(take: number): number {
    this.#moved.set(take, this.next);
    this.next += 1;
    return this.next - 1;
  }

  now(take: number): number {
    return this.#moved.get(take) ?? take;
  }

  /** The encoder knows a take by the number it began with, however often that was moved. */
  after(before: Readonly<Record<number, number>>): Readonly<Record<number, number>> {
    const again = Object.entries(before).map(([begun, moved]) => [begun, this.now(moved)]);
    const known = new Set(Object.values(before));
    const first = [...this.#moved].filter(([take]) => !known.has(take));
    return Object.fromEntries([...again, ...first]);
  }
}

/** The bytes of a segment do not come back from the browser's disk; what is known of it is here without them. */
export class UnreadableSegment extends Error {
  readonly segment: Segment;

  constructor(segment: Segment) {
    super(`segment ${segment.sequence} of ${segment.stream} cannot be read`);
    this.segment = segment;
  }
}

/**
 * Segments of one sitting between encoder and server. A segment gets its sequence in the same transaction that
 * stores it, so numbers have no holes, carries the digest of the one before, and leaves only by `remove` after the
 * server's durable receipt. Digests are over the plain bytes; what lies on the disk is sealed.
 */
export class SegmentStore {
  readonly added = new Signal<StreamName>();
  readonly #database: IDBDatabase;
  readonly #vault: Vault;
  readonly #sitting: string;
  readonly #backlogs = new Map<StreamName, Backlog>();

  constructor(database: IDBDatabase, vault: Vault, sitting: string) {
    this.#database = database;
    this.#vault = vault;
    this.#sitting = sitting;
  }

  /** Counts what waits: what an earlier page left behind, and without what another window has sent meanwhile. */
  async recount(streams: readonly StreamName[]): Promise<void> {
    for (const stream of streams) {
      const left: SegmentRow[] = await settled(this.#segments().getAll(this.#rangeOf(stream)));
      const bytes = left.reduce((sum, segment) => sum + segment.length, 0);
      this.#backlogs.set(stream, { count: left.length, bytes });
    }
  }

  async position(stream: StreamName): Promise<Position | null> {
    const store = this.#database.transaction('positions').objectStore('positions');
    const found: Position | undefined = await settled(store.get([this.#sitting, stream]));
    return found ?? null;
  }

  /** Continues where the server says the stream ends, for a browser whose store was lost. */
  async adopt(stream: StreamName, position: StreamPosition): Promise<void> {
    const transaction = writing(this.#database, ['positions']);
    transaction
      .objectStore('positions')
      .put({ ...position, sitting: this.#sitting, stream, recordedUntil: null } satisfies Position);
    await committed(transaction);
  }

  /** Begins the next take of a stream and returns its number. */
  async beginTake(stream: StreamName): Promise<number> {
    const transaction = writing(this.#database, ['positions']);
    const positions = transaction.objectStore('positions');
    const before = await this.#positionIn(positions, stream);
    positions.put({ ...before, nextTake: before.nextTake + 1 } satisfies Position);
    await committed(transaction);
    return before.nextTake;
  }

  async add(stream: StreamName, take: number, fragment: Fragment): Promise<void> {
    const [digest, beginning] = await Promise.all([
      contentDigest(fragment.bytes),
      beginningOf(this.#sitting, stream),
    ]);
    const { bytes, ...known } = fragment;
    const sealed = await this.#vault.seal(bytes, digest);
    const content = crypto.randomUUID();
    const transaction = writing(this.#database, ['positions', 'segments', 'contents']);
    const positions = transaction.objectStore('positions');
    const before = await this.#positionIn(positions, stream);
    const sequence = before.nextSequence;
    transaction
      .objectStore('contents')
      .add({ ...sealed, sitting: this.#sitting, id: content } satisfies ContentRow);
    transaction.objectStore('segments').add({
      ...known,
      length: bytes.byteLength,
      content,
      sitting: this.#sitting,
      stream,
      take: before.movedTakes?.[take] ?? take,
      sequence,
      digest,
      predecessor: before.lastDigest ?? beginning,
    } satisfies SegmentRow);
    const end = fragment.kind === 'media' ? fragment.startMs + fragment.durationMs : before.recordedUntil;
    const after = { ...before, nextSequence: sequence + 1, lastDigest: digest, recordedUntil: end };
    positions.put(after satisfies Position);
    await committed(transaction);
    this.#count(stream, 1, bytes.byteLength);
    this.added.emit(stream);
  }

  /**
   * Renumbers what waits behind the server's end and chains it anew: a browser elsewhere has used its numbers, and
   * both recorded something that must not be lost. What the server has taken in already keeps its place.
   */
  async moveBehind(stream: StreamName, end: StreamPosition, takenIn: Numbers = none): Promise<void> {
    const beginning = await beginningOf(this.#sitting, stream);
    const transaction = writing(this.#database, ['positions', 'segments']);
    const segments = transaction.objectStore('segments');
    const positions = transaction.objectStore('positions');
    const before = await this.#positionIn(positions, stream);
    const rows: SegmentRow[] = await settled(segments.getAll(this.#rangeOf(stream)));
    const waiting = rows.filter(({ sequence }) => !takenIn.has(sequence));
    const last = rows.findLast(({ sequence }) => takenIn.has(sequence) && sequence >= end.nextSequence);
    let { sequence: nextSequence, lastDigest } = last
      ? { sequence: last.sequence + 1, lastDigest: last.digest }
      : { sequence: end.nextSequence, lastDigest: end.lastDigest };
    const takes = new Takes(end.nextTake);
    for (const { sequence } of waiting) {
      segments.delete([this.#sitting, stream, sequence]);
    }
    for (const segment of waiting) {
      const take = segment.kind === 'init' ? takes.move(segment.take) : takes.now(segment.take);
      const predecessor = lastDigest ?? beginning;
      segments.add({ ...segment, take, sequence: nextSequence, predecessor } satisfies SegmentRow);
      nextSequence += 1;
      lastDigest = segment.digest;
    }
    const nextTake = Math.max(takes.next, before.nextTake);
    const movedTakes = takes.after(before.movedTakes ?? {});
    positions.put({ ...before, nextSequence, nextTake, lastDigest, movedTakes } satisfies Position);
    await committed(transaction);
  }

  /** The first waiting segment but for these numbers; an `UnreadableSegment` when its bytes are lost. */
  async oldest(stream: StreamName, without: Numbers = none): Promise<Segment | null> {
    const transaction = this.#database.transaction(['segments', 'contents']);
    const range = this.#rangeOf(stream);
    const keys = await settled(transaction.objectStore('segments').getAllKeys(range, without.size + 1));
    const numbers = keys.map((key) => Number((key as IDBValidKey[])[2]));
    const first = numbers.find((sequence) => !without.has(sequence));
    return first === undefined ? null : this.#read(transaction, stream, first);
  }

  /** The waiting segment with this number. */
  read(stream: StreamName, sequence: number): Promise<Segment | null> {
    return this.#read(this.#database.transaction(['segments', 'contents']), stream, sequence);
  }

  /** The number of the waiting init of this take. */
  async initOf(stream: StreamName, take: number): Promise<number | null> {
    const rows: SegmentRow[] = await settled(this.#segments().getAll(this.#rangeOf(stream)));
    return rows.find((row) => row.kind === 'init' && row.take === take)?.sequence ?? null;
  }

  async #read(transaction: IDBTransaction, stream: StreamName, sequence: number): Promise<Segment | null> {
    const asked = transaction.objectStore('segments').get([this.#sitting, stream, sequence]);
    const row: SegmentRow | undefined = await settled(asked);
    if (row === undefined) {
      return null;
    }
    const { content, length: _, ...known } = row;
    const contents = transaction.objectStore('contents');
    const bytes = await this.#open(contents.get([this.#sitting, content]), known.digest);
    if (bytes === null) {
      throw new UnreadableSegment({ ...known, bytes: new ArrayBuffer(0) });
    }
    return { ...known, bytes };
  }

  /** Null when the bytes are lost for good; a store that merely fails just now rejects. */
  async #open(asked: IDBRequest<ContentRow | undefined>, digest: string): Promise<ArrayBuffer | null> {
    const sealed = await settled(asked).catch((cause: unknown) => {
      if (cause instanceof DOMException && lostValue.has(cause.name)) {
        return undefined;
      }
      throw cause;
    });
    return sealed === undefined ? null : this.#vault.unseal(sealed, digest).catch(() => null);
  }

  async remove(segment: Segment): Promise<void> {
    const transaction = writing(this.#database, ['segments', 'contents']);
    const segments = transaction.objectStore('segments');
    const key = [segment.sitting, segment.stream, segment.sequence];
    const row: SegmentRow | undefined = await settled(segments.get(key));
    if (row?.digest === segment.digest) {
      segments.delete(key);
      transaction.objectStore('contents').delete([segment.sitting, row.content]);
    }
    await committed(transaction);
    if (row?.digest === segment.digest) {
      this.#count(segment.stream, -1, -row.length);
    }
  }

  backlog(stream: StreamName): Backlog {
    return this.#backlogs.get(stream) ?? nothing;
  }

  /** Sequence of the last segment ever made, −1 for a stream that never ran. */
  async lastSequence(stream: StreamName): Promise<number> {
    return ((await this.position(stream))?.nextSequence ?? 0) - 1;
  }

  async #positionIn(positions: IDBObjectStore, stream: StreamName): Promise<Position> {
    const found: Position | undefined = await settled(positions.get([this.#sitting, stream]));
    const never = { nextSequence: 0, nextTake: 0, lastDigest: null, recordedUntil: null };
    return found ?? { ...never, sitting: this.#sitting, stream };
  }

  #count(stream: StreamName, count: number, bytes: number): void {
    const before = this.backlog(stream);
    this.#backlogs.set(stream, { count: before.count + count, bytes: before.bytes + bytes });
  }

  #segments(): IDBObjectStore {
    return this.#database.transaction('segments').objectStore('segments');
  }

  #rangeOf(stream: StreamName): IDBKeyRange {
    return everythingOf(this.#sitting, stream);
  }
}
