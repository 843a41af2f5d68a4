import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { written } from '../../testing/test-letters.ts';
import { evenLight } from './even-light.ts';
import { latinFile, readerFile } from './model-files.ts';
import { TextReader } from './text-reader.ts';

const shipped = (file: { package: string; path: string }) =>
  new Uint8Array(readFileSync(`node_modules/${file.package}/${file.path}`));

describe('R4-037 reading the screen', () => {
  let reader: TextReader;

  beforeAll(async () => {
    const data = new Uint8Array(gunzipSync(shipped(latinFile)));
    reader = await TextReader.load(shipped(readerFile), [{ code: 'eng', data }]);
  });

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

  it('reads nothing from an empty picture', () => {
    expect(reader.read(evenLight(written('')))).toEqual([]);
  });
});
