import type { Piece, Splitter } from './splitter.ts';

const cluster = [0x1f, 0x43, 0xb6, 0x75];

/** WebM fall-back: everything before the first Cluster is the init; each chunk after it is one media piece. */
export class WebmSplitter implements Splitter {
  #begun = false;

  push(chunk: ArrayBuffer): readonly Piece[] {
    if (chunk.byteLength === 0) {
      return [];
    }
    if (this.#begun) {
      return [media(chunk)];
    }
    this.#begun = true;
    const header = indexOfCluster(new Uint8Array(chunk));
    const init: Piece = {
      kind: 'init',
      bytes: chunk.slice(0, header),
      codec: null,
      mediaStartMs: 0,
      durationMs: 0,
      frames: 0,
    };
    return header < chunk.byteLength ? [init, media(chunk.slice(header))] : [init];
  }

  flush(): readonly Piece[] {
    return [];
  }
}

function media(bytes: ArrayBuffer): Piece {
  return { kind: 'media', bytes, codec: null, mediaStartMs: null, durationMs: null, frames: 0 };
}

function indexOfCluster(bytes: Uint8Array): number {
  for (let at = 0; at + 4 <= bytes.length; at++) {
    if (cluster.every((byte, offset) => bytes[at + offset] === byte)) {
      return at;
    }
  }
  return bytes.length;
}
