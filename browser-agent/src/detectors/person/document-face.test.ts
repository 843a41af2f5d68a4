import { describe, expect, it } from 'vitest';
import { placedWords } from '../../testing/test-documents.ts';
import type { FoundFace } from '../faces/face-reading.ts';
import { fromTile, printedFace } from './document-face.ts';

const face = (left: number, top: number, size: number, score = 0.9): FoundFace => ({
  score,
  left,
  top,
  right: left + size,
  bottom: top + size,
  roll: 0,
  eyes: [
    { x: left + size * 0.3, y: top + size * 0.4 },
    { x: left + size * 0.7, y: top + size * 0.4 },
  ],
  mouth: { x: left + size / 2, y: top + size * 0.8 },
});

describe('R4-032 the face that is printed on the document', () => {
  const words = placedWords(8, 0.025);
  const printed = face(0.25, 0.35, 0.2);

  it('is the one beside the words and of a size with them', () => {
    expect(printedFace([printed], words)).toBe(printed);
  });

  it('is not the face of who holds the document, however near or far', () => {
    const holder = face(0.2, 0.05, 0.6, 0.99);
    expect(printedFace([holder], words)).toBeNull();
    expect(printedFace([holder, printed], words)).toBe(printed);
  });

  it('is not one far from the words, cut, unsure, or where nothing was read', () => {
    expect(printedFace([face(0.02, 0.02, 0.06)], words)).toBeNull();
    expect(printedFace([{ ...printed, left: -0.02 }], words)).toBeNull();
    expect(printedFace([{ ...printed, score: 0.5 }], words)).toBeNull();
    expect(printedFace([printed], [])).toBeNull();
  });

  it('is placed in the whole picture wherever it was found', () => {
    const found = fromTile(face(0.5, 0.5, 0.25), { left: 0.25, top: 0.5, right: 0.75, bottom: 1 });
    expect(found).toMatchObject({ left: 0.5, top: 0.75, right: 0.625, bottom: 0.875 });
    expect(found.mouth).toEqual({ x: 0.5625, y: 0.85 });
  });
});
