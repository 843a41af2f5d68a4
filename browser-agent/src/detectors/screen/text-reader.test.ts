import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { enlarged, shrunk, written } from '../../testing/test-letters.ts';
import { evenLight, type Grey } from './even-light.ts';
import { latinFile, readerFile } from './model-files.ts';
import { TextReader } from './text-reader.ts';

/** A still is 90 pixels high, a screen at least 720. */
const stillScale = 8;

const shipped = (file: { package: string; path: string }) =>
  new Uint8Array(readFileSync(`node_modules/${file.package}/${file.path}`));

describe('R4-037 reading the screen', () => {
  let reader: TextReader;

  beforeAll(async () => {
    const data = new Uint8Array(gunzipSync(shipped(latinFile)));
    reader = await TextReader.load(shipped(readerFile).buffer, [{ code: 'eng', data }]);
  });

  /** What the reader is not quite unsure of. */
  function wordsOn(picture: Grey): readonly string[] {
    const read = reader.read(evenLight(picture)).flat();
    return read.filter(({ confidence }) => confidence > 0.5).map(({ text }) => text);
  }

  it.each([
    ['dark on light', {}],
    ['light on dark', { ink: 235, paper: 30 }],
    ['white on a coloured title bar', { ink: 255, paper: 105 }],
    ['pale on white', { ink: 175, paper: 250 }],
  ])('reads a word that is written %s', (_, shades) => {
    const lines = reader.read(evenLight(written('TELEGRAM', shades)));
    expect(lines.flat().map(({ text }) => text)).toEqual(['TELEGRAM']);
    expect(lines[0]?.[0]?.confidence).toBeGreaterThan(0.5);
  });

  it('R4-050 reads the letters of a page, but not on the small picture a reviewer is shown beside a mark', () => {
    for (const shades of [{}, { ink: 235, paper: 30 }]) {
      const page = written('TELEGRAM', { ...shades, dot: 2 });
      const small = shrunk(page, stillScale);
      expect(wordsOn(page)).toEqual(['TELEGRAM']);
      expect(wordsOn(small)).toEqual([]);
      expect(wordsOn(enlarged(small, stillScale))).toEqual([]);
    }
  });

  it('reads nothing from an empty picture', () => {
    expect(reader.read(evenLight(written('')))).toEqual([]);
  });
});
