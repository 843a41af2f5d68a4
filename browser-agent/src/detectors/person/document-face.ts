import type { Area } from '../../messages/document.ts';
import type { FoundFace } from '../faces/face-reading.ts';

/** A face is printed at most this many times as high as the words beside it; who holds the document is far higher. */
const mostWords = 22;
const leastWords = 2;
const leastScore = 0.6;

/** Parts of the picture that are looked at on their own: in the whole, a printed face is a few pixels. */
export const tiles: readonly Area[] = [
  { left: 0, top: 0, right: 1, bottom: 1 },
  ...[0, 0.25, 0.5].flatMap((left) =>
    [0, 0.25, 0.5].map((top) => ({ left, top, right: left + 0.5, bottom: top + 0.5 })),
  ),
];

/** A face found in a tile, in parts of the whole picture. */
export function fromTile(face: FoundFace, tile: Area): FoundFace {
  const [width, height] = [tile.right - tile.left, tile.bottom - tile.top];
  const x = (value: number) => tile.left + value * width;
  const y = (value: number) => tile.top + value * height;
  const place = (point: { x: number; y: number }) => ({ x: x(point.x), y: y(point.y) });
  return {
    ...face,
    left: x(face.left),
    top: y(face.top),
    right: x(face.right),
    bottom: y(face.bottom),
    eyes: [place(face.eyes[0]), place(face.eyes[1])],
    mouth: place(face.mouth),
  };
}

/**
 * The face that is printed on the document: near the words, and of a size with them. The face of who holds it is many
 * times as high as a word, however far behind; taking that one would call anybody the document's owner.
 *
 * @param words places of what was read on it
 */
export function printedFace(found: readonly FoundFace[], words: readonly Area[]): FoundFace | null {
  const heights = words.map(({ top, bottom }) => bottom - top).sort((one, other) => one - other);
  const word = heights[heights.length >> 1];
  if (word === undefined) {
    return null;
  }
  const fits = found.filter((face) => {
    const height = face.bottom - face.top;
    const whole = face.left >= 0 && face.top >= 0 && face.right <= 1 && face.bottom <= 1;
    return (
      whole &&
      face.score >= leastScore &&
      height >= leastWords * word &&
      height <= mostWords * word &&
      words.some((place) => near(face, place))
    );
  });
  return fits.sort((one, other) => other.score - one.score)[0] ?? null;
}

/** Not further apart than the face is large. */
function near(face: Area, word: Area): boolean {
  const [width, height] = [face.right - face.left, face.bottom - face.top];
  return (
    word.left <= face.right + 1.5 * width &&
    word.right >= face.left - 1.5 * width &&
    word.top <= face.bottom + height &&
    word.bottom >= face.top - height
  );
}
