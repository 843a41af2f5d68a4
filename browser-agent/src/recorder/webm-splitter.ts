import type { Piece, Splitter } from './splitter.ts';
import { blockAt, type Element, elementAt, elements, ids, unsigned } from './webm-elements.ts';

/** A cluster that is whole. */
interface Cluster {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly startMs: number;
  readonly lastMs: number;
  /** Its first picture can be decoded alone. */
  readonly opens: boolean;
  readonly frames: number;
}

/** What a cluster says in the track of pictures, or at all where there is only sound. */
interface Header {
  readonly scaleMs: number;
  readonly video: number | null;
}

/** About one picture: how long the last one is shown nobody says. */
const lastFrameMs = 33;

/**
 * WebM fall-back: everything before the first Cluster is the init; a piece is the clusters from one whose first picture
 * is a key frame up to the next such one, so that each piece can be played and sought alone. Chromium begins a cluster
 * with every key frame and cuts its chunks anywhere.
 */
export class WebmSplitter implements Splitter {
  #rest = new Uint8Array(0);
  #header: Header | null = null;
  #open: Cluster[] = [];

  push(chunk: ArrayBuffer): readonly Piece[] {
    this.#rest = joined([this.#rest, new Uint8Array(chunk)]);
    const pieces = this.#header ? [] : this.#init();
    if (this.#header) {
      for (const cluster of this.#clusters(this.#header)) {
        pieces.push(...this.#add(cluster));
      }
    }
    return pieces;
  }

  /** The last clusters end with the encoder. */
  flush(): readonly Piece[] {
    const last = this.#header && this.#rest.length > 0 ? clusterOf(this.#rest, this.#header) : null;
    const pieces = last && last.frames > 0 ? [...this.#add(last)] : [];
    const end = this.#open.at(-1);
    this.#rest = new Uint8Array(0);
    return end ? [...pieces, this.#close(end.lastMs + lastFrameMs)] : pieces;
  }

  #init(): Piece[] {
    const first = firstCluster(this.#rest);
    if (first === null) {
      return [];
    }
    const bytes = this.#rest.slice(0, first);
    this.#header = headerOf(bytes);
    this.#rest = this.#rest.slice(first);
    return [{ kind: 'init', bytes: bytes.buffer, codec: null, mediaStartMs: 0, durationMs: 0, frames: 0 }];
  }

  /** Takes whole clusters off the front. */
  *#clusters(header: Header): Generator<Cluster> {
    for (let end = endOfCluster(this.#rest); end !== null; end = endOfCluster(this.#rest)) {
      const cluster = clusterOf(this.#rest.slice(0, end), header);
      this.#rest = this.#rest.slice(end);
      yield cluster;
    }
  }

  /** A cluster that opens the next piece ends the one before. */
  #add(cluster: Cluster): readonly Piece[] {
    const ended = cluster.opens && this.#open.length > 0 ? [this.#close(cluster.startMs)] : [];
    this.#open.push(cluster);
    return ended;
  }

  #close(endMs: number): Piece {
    const startMs = this.#open[0]?.startMs ?? 0;
    const piece: Piece = {
      kind: 'media',
      bytes: joined(this.#open.map((cluster) => cluster.bytes)).buffer,
      codec: null,
      mediaStartMs: startMs,
      durationMs: endMs - startMs,
      frames: this.#open.reduce((sum, cluster) => sum + cluster.frames, 0),
    };
    this.#open = [];
    return piece;
  }
}

/** Where the header ends; null while it is not there as a whole. */
function firstCluster(bytes: Uint8Array): number | null {
  let at = 0;
  for (let element = elementAt(bytes, at); element; element = elementAt(bytes, at)) {
    if (element.id === ids.cluster) {
      return at;
    }
    if (element.id === ids.segment) {
      at = element.body;
    } else if (element.end === null) {
      return null;
    } else {
      at = element.end;
    }
  }
  return null;
}

function headerOf(bytes: Uint8Array): Header {
  let scaleMs = 1;
  let video: number | null = null;
  const segment = [...elements(bytes, 0, bytes.length)].at(-1)?.end ?? 0;
  const body = elementAt(bytes, segment)?.body ?? 0;
  for (const part of elements(bytes, body, bytes.length)) {
    for (const child of elements(bytes, part.body, part.end)) {
      if (child.id === ids.timestampScale) {
        scaleMs = unsigned(bytes, child) / 1_000_000;
      } else if (part.id === ids.tracks && child.id === ids.trackEntry) {
        video ??= videoTrack(bytes, child);
      }
    }
  }
  return { scaleMs, video };
}

function videoTrack(bytes: Uint8Array, entry: { body: number; end: number }): number | null {
  const fields = [...elements(bytes, entry.body, entry.end)];
  const type = fields.find(({ id }) => id === ids.trackType);
  const number = fields.find(({ id }) => id === ids.trackNumber);
  return type && number && unsigned(bytes, type) === 1 ? unsigned(bytes, number) : null;
}

/** Null while the cluster grows; where its size is unknown it ends with the next element of its level. */
function endOfCluster(bytes: Uint8Array): number | null {
  const cluster = elementAt(bytes, 0);
  if (!cluster) {
    return null;
  }
  if (cluster.end !== null) {
    return cluster.end <= bytes.length ? cluster.end : null;
  }
  let at = cluster.body;
  for (let child = elementAt(bytes, at); child; child = elementAt(bytes, at)) {
    // Ids of four bytes are of the level of clusters.
    if (child.id > 0xffffff) {
      return at;
    }
    if (child.end === null || child.end > bytes.length) {
      return null;
    }
    at = child.end;
  }
  return null;
}

function clusterOf(bytes: Uint8Array<ArrayBuffer>, header: Header): Cluster {
  const cluster: Element | null = elementAt(bytes, 0);
  let startMs = 0;
  let lastMs = 0;
  let frames = 0;
  let opens = header.video === null;
  for (const child of elements(bytes, cluster?.body ?? 0, bytes.length)) {
    if (child.id === ids.timestamp) {
      startMs = unsigned(bytes, child) * header.scaleMs;
      lastMs = startMs;
    }
    const block = blockOf(bytes, child);
    if (block) {
      lastMs = Math.max(lastMs, startMs + block.time * header.scaleMs);
      if (header.video === null || block.track === header.video) {
        opens ||= frames === 0 && block.key;
        frames++;
      }
    }
  }
  return { bytes, startMs, lastMs, opens, frames };
}

function blockOf(bytes: Uint8Array, element: { id: number; body: number; end: number }) {
  if (element.id === ids.simpleBlock) {
    return blockAt(bytes, element.body);
  }
  if (element.id !== ids.blockGroup) {
    return null;
  }
  const parts = [...elements(bytes, element.body, element.end)];
  const block = parts.find(({ id }) => id === ids.block);
  const key = !parts.some(({ id }) => id === ids.referenceBlock);
  return block ? { ...blockAt(bytes, block.body), key } : null;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
