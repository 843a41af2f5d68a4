import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pictureOf } from '../messages/quality.ts';
import { joined, testFragment, testInit } from '../testing/test-mp4.ts';
import { codecsOf, encodingFor } from './encoding.ts';
import { Mp4Splitter } from './mp4-splitter.ts';
import type { Piece } from './splitter.ts';
import { WebmSplitter } from './webm-splitter.ts';

describe('MP4', () => {
  it('cuts init and fragments that arrive chunk by chunk, as Chromium sends them', () => {
    const splitter = new Mp4Splitter();
    expect(splitter.push(testInit(1000))).toMatchObject([{ kind: 'init', codec: 'avc1.42E01F' }]);
    expect(splitter.push(testFragment(0, [1000, 2000]))).toMatchObject([
      { kind: 'media', mediaStartMs: 0, durationMs: 3000, frames: 2 },
    ]);
    expect(splitter.push(testFragment(3000, [500, 500]))).toMatchObject([
      { kind: 'media', mediaStartMs: 3000, durationMs: 1000 },
    ]);
  });

  it('counts in the track’s own time scale', () => {
    const splitter = new Mp4Splitter();
    splitter.push(testInit(90_000));
    expect(splitter.push(testFragment(180_000, [45_000]))).toMatchObject([
      { mediaStartMs: 2000, durationMs: 500 },
    ]);
  });

  it('cuts several fragments out of one chunk', () => {
    const splitter = new Mp4Splitter();
    const chunk = joined(testInit(1000), testFragment(0, [1000]), testFragment(1000, [1000]));
    expect(splitter.push(chunk).map((piece) => piece.kind)).toEqual(['init', 'media', 'media']);
  });

  it('waits for the rest of a fragment that was cut in two', () => {
    const splitter = new Mp4Splitter();
    splitter.push(testInit(1000));
    const fragment = testFragment(0, [1000]);
    expect(splitter.push(fragment.slice(0, 70))).toEqual([]);
    const [piece] = splitter.push(fragment.slice(70));
    expect(piece?.bytes.byteLength).toBe(fragment.byteLength);
  });

  it('makes nothing of an empty last chunk', () => {
    const splitter = new Mp4Splitter();
    splitter.push(testInit(1000));
    expect(splitter.push(new ArrayBuffer(0))).toEqual([]);
  });

  it('loses no byte between init and last fragment', () => {
    const splitter = new Mp4Splitter();
    const whole = joined(testInit(1000), testFragment(0, [1000]), testFragment(1000, [1000]));
    const pieces = splitter.push(whole);
    expect(joined(...pieces.map((piece) => piece.bytes))).toEqual(whole);
  });
});

describe('WebM', () => {
  /** Nine seconds as Chromium records a picture and a tone, a key frame every three seconds. */
  const recorded = Uint8Array.from(readFileSync(new URL('../testing/recorded.webm', import.meta.url)));
  const cut = (chunkSize: number) => {
    const splitter = new WebmSplitter();
    const pieces: Piece[] = [];
    for (let at = 0; at < recorded.length; at += chunkSize) {
      pieces.push(...splitter.push(recorded.slice(at, at + chunkSize).buffer));
    }
    return [...pieces, ...splitter.flush()];
  };

  it.each([100, 5000, 1_000_000])(
    'cuts at key frames wherever chunks of %d bytes end, and loses none',
    (size) => {
      const [init, ...media] = cut(size);
      expect(init?.kind).toBe('init');
      expect(media.length).toBeGreaterThan(2);
      expect(media.every(({ kind, frames }) => kind === 'media' && frames > 0)).toBe(true);
      const all = [init, ...media].flatMap((piece) => [...new Uint8Array(piece?.bytes ?? new ArrayBuffer())]);
      expect(Uint8Array.from(all)).toEqual(recorded);
    },
  );

  it('says when each piece begins and ends, without holes', () => {
    const [, ...media] = cut(5000);
    for (const [index, piece] of media.entries()) {
      const next = media[index + 1];
      const end = (piece.mediaStartMs ?? 0) + (piece.durationMs ?? 0);
      expect(end).toBe(next?.mediaStartMs ?? end);
      expect(piece.durationMs).toBeLessThan(4000);
    }
    expect(media.reduce((sum, { durationMs }) => sum + (durationMs ?? 0), 0)).toBeGreaterThan(7000);
  });

  it('makes nothing of nothing', () => {
    const splitter = new WebmSplitter();
    expect(splitter.push(new ArrayBuffer(0))).toEqual([]);
    expect(splitter.flush()).toEqual([]);
  });
});

describe('encoding', () => {
  const picture = pictureOf('standard', 'camera', 0);

  it('prefers MP4 and falls back to WebM', () => {
    expect(encodingFor('camera', picture, () => true)?.mimeType).toBe('video/mp4;codecs=avc1.42E01F,opus');
    expect(encodingFor('screen', picture, (type) => type.includes('vp8'))?.container).toBe('video/webm');
    expect(encodingFor('screen', picture, () => false)).toBeNull();
  });

  it('names the profile that was really used', () => {
    const camera = encodingFor('camera', picture, () => true);
    expect(camera && codecsOf(camera, 'avc1.42C01F')).toBe('video/mp4;codecs=avc1.42C01F,opus');
  });
});
