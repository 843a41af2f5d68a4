import type { Fragment, Segment, StreamName, StreamPosition } from '../messages/evidence.ts';
import { committed, settled, writing } from './database.ts';
import { beginningOf, contentDigest } from './digest.ts';
import { Signal } from './signal.ts';

interface Position extends StreamPosition {
  readonly sitting: string;
  readonly stream: StreamName;
  /** Wall clock up to which this stream was recorded; tells a later page how long the gap was. */
  readonly recordedUntil: number | null;
  /** Takes that got another number because a browser elsewhere had used theirs. */
  readonly movedTakes?: Readonly<Record<number, number>>;
}

export interface Backlog {
  readonly count: number;
  readonly bytes: number;
}

const nothing: Backlog = { count: 0, bytes: 0 };

/**
 * Segments of one sitting between encoder and server. A segment gets its sequence in the same transaction that
 * stores it, so numbers have no holes, carries the digest of the one before, and leaves only by `remove` after the
 * server's durable receipt.
 */
export class SegmentStore {
  readonly added = new Signal<StreamName>();
  readonly #database: IDBDatabase;
  readonly #sitting: string;
  readonly #backlogs = new Map<StreamName, Backlog>();

  constructor(database: IDBDatabase, sitting: string) {
    this.#database = database;
    this.#sitting = sitting;
  }

  /** Counts what an earlier page left behind; call once before use. */
  async open(streams: readonly StreamName[]): Promise<void> {
    for (const stream of streams) {
      const left: Segment[] = await settled(this.#segments('readonly').getAll(this.#rangeOf(stream)));
      const bytes = left.reduce((sum, segment) => sum + segment.bytes.byteLength, 0);
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
    const transaction = writing(this.#database, ['positions', 'segments']);
    const positions = transaction.objectStore('positions');
    const before = await this.#positionIn(positions, stream);
    const sequence = before.nextSequence;
    transaction.objectStore('segments').add({
      ...fragment,
      sitting: this.#sitting,
      stream,
      take: before.movedTakes?.[take] ?? take,
      sequence,
      digest,
      predecessor: before.lastDigest ?? beginning,
    } satisfies Segment);
    const end = fragment.kind === 'media' ? fragment.startMs + fragment.durationMs : before.recordedUntil;
    const after = { ...before, nextSequence: sequence + 1, lastDigest: digest, recordedUntil: end };
    positions.put(after satisfies Position);
    await committed(transaction);
    this.#count(stream, 1, fragment.bytes.byteLength);
    this.added.emit(stream);
  }

  /**
   * Renumbers what waits behind the server's end and chains it anew: a browser elsewhere has used its numbers, and
   * both recorded something that must not be lost. What the server has taken in already keeps its place.
   */
  async moveBehind(stream: StreamName, end: StreamPosition, takenIn = -1): Promise<void> {
    const beginning = await beginningOf(this.#sitting, stream);
    const transaction = writing(this.#database, ['positions', 'segments']);
    const segments = transaction.objectStore('segments');
    const positions = transaction.objectStore('positions');
    const before = await this.#positionIn(positions, stream);
    const waiting: Segment[] = await settled(segments.getAll(this.#rangeOf(stream, takenIn)));
    const takes: Record<number, number> = { ...before.movedTakes };
    let { nextSequence, nextTake, lastDigest } = end;
    segments.delete(this.#rangeOf(stream, takenIn));
    for (const segment of waiting) {
      if (segment.kind === 'init') {
        takes[segment.take] = nextTake;
        nextTake += 1;
      }
      const take = takes[segment.take] ?? segment.take;
      const predecessor = lastDigest ?? beginning;
      segments.add({ ...segment, take, sequence: nextSequence, predecessor } satisfies Segment);
      nextSequence += 1;
      lastDigest = segment.digest;
    }
    nextTake = Math.max(nextTake, before.nextTake);
    positions.put({ ...before, nextSequence, nextTake, lastDigest, movedTakes: takes } satisfies Position);
    await committed(transaction);
  }

  /** The first segment that is kept, of those after a number. */
  async oldest(stream: StreamName, after = -1): Promise<Segment | null> {
    const cursor = await settled(this.#segments('readonly').openCursor(this.#rangeOf(stream, after)));
    return cursor ? (cursor.value as Segment) : null;
  }

  async remove(segment: Segment): Promise<void> {
    const transaction = writing(this.#database, ['segments']);
    transaction.objectStore('segments').delete([segment.sitting, segment.stream, segment.sequence]);
    await committed(transaction);
    this.#count(segment.stream, -1, -segment.bytes.byteLength);
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

  #segments(mode: IDBTransactionMode): IDBObjectStore {
    return this.#database.transaction('segments', mode).objectStore('segments');
  }

  #rangeOf(stream: StreamName, after = -1): IDBKeyRange {
    return IDBKeyRange.bound(
      [this.#sitting, stream, after + 1],
      [this.#sitting, stream, Number.MAX_SAFE_INTEGER],
    );
  }
}
