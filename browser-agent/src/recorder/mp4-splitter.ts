import { type Box, boxes } from './mp4-boxes.ts';
import { type Mp4Track, readTiming, readTrack } from './mp4-timing.ts';
import type { Piece, Splitter } from './splitter.ts';

/**
 * Fragmented MP4: `ftyp moov`, then `moof mdat` pairs. Chromium's first chunk is the init alone and each later one
 * whole fragments, but nothing promises that, so boxes are collected until a pair is complete.
 */
export class Mp4Splitter implements Splitter {
  #rest = new Uint8Array(0);
  #track: Mp4Track | null = null;

  push(chunk: ArrayBuffer): readonly Piece[] {
    this.#rest = joined(this.#rest, new Uint8Array(chunk));
    const view = new DataView(this.#rest.buffer);
    const pieces: Piece[] = [];
    let used = 0;
    let moof: Box | null = null;
    for (const box of boxes(view)) {
      if (box.type === 'moov') {
        this.#track = readTrack(view, box);
        pieces.push(this.#init(this.#rest.slice(used, box.end)));
        used = box.end;
      } else if (box.type === 'moof') {
        moof = box;
      } else if (box.type === 'mdat' && moof) {
        pieces.push(this.#media(view, moof, this.#rest.slice(used, box.end)));
        used = box.end;
        moof = null;
      }
    }
    this.#rest = this.#rest.slice(used);
    return pieces;
  }

  /** An index (`mfra`) or half a fragment: neither plays, so nothing is lost with it. */
  flush(): readonly Piece[] {
    return [];
  }

  #init(bytes: Uint8Array<ArrayBuffer>): Piece {
    return {
      kind: 'init',
      bytes: bytes.buffer,
      codec: this.#track?.codec ?? null,
      mediaStartMs: 0,
      durationMs: 0,
      frames: 0,
    };
  }

  #media(view: DataView, moof: Box, bytes: Uint8Array<ArrayBuffer>): Piece {
    const timing = this.#track && readTiming(view, moof, this.#track);
    return {
      kind: 'media',
      bytes: bytes.buffer,
      codec: null,
      mediaStartMs: timing?.startMs ?? null,
      durationMs: timing?.durationMs ?? null,
      frames: timing?.frames ?? 0,
    };
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
