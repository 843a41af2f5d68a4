import type { FoundFace } from '../faces/face-reading.ts';
import type { Square } from '../gaze/face-mesh.ts';

/** Side of the square the network looks at. */
export const chipSide = 150;
/** The mean colour of the network's training. */
const meanColour = [122.782, 117.001, 104.298] as const;
/** In the square of its training the eyes are so far from the mouth, and their common middle so far down. */
const eyesToMouth = 0.45;
const middleDown = 0.43;
/** A face narrower than this in pixels has too few of them. */
const leastWidth = 60;
/** A face is described when it is as certain as this, and alone. */
const leastScore = 0.6;

/** The face to be described: the only one, sure, whole and not far away; null where there is none. */
export function faceToDescribe(found: readonly FoundFace[], width: number): FoundFace | null {
  const sure = found.filter(({ score }) => score >= leastScore);
  const [face] = sure;
  if (!face || sure.length > 1 || (face.right - face.left) * width < leastWidth) {
    return null;
  }
  const whole = face.left >= 0 && face.top >= 0 && face.right <= 1 && face.bottom <= 1;
  return whole ? face : null;
}

/** The square around a face as in the network's training, the eyes level. */
export function chipOf({ eyes, mouth, roll }: FoundFace, width: number, height: number): Square {
  const [right, left, lips] = [...eyes, mouth].map(({ x, y }) => ({ x: x * width, y: y * height }));
  if (!right || !left || !lips) {
    throw new Error('a face has two eyes and a mouth');
  }
  const distance = (eye: { x: number; y: number }) => Math.hypot(lips.x - eye.x, lips.y - eye.y);
  const size = (distance(right) + distance(left)) / 2 / eyesToMouth;
  const down = (0.5 - middleDown) * size;
  return {
    x: (right.x + left.x + lips.x) / 3 - Math.sin(roll) * down,
    y: (right.y + left.y + lips.y) / 3 + Math.cos(roll) * down,
    size,
    angle: roll,
  };
}

/** What the network wants: three values a pixel, without the mean of its training. */
export function chipInput(rgba: Uint8ClampedArray): Float32Array {
  const input = new Float32Array(chipSide * chipSide * 3);
  for (let pixel = 0; pixel < chipSide * chipSide; pixel++) {
    for (const [colour, mean] of meanColour.entries()) {
      input[pixel * 3 + colour] = ((rgba[pixel * 4 + colour] ?? 0) - mean) / 255;
    }
  }
  return input;
}

/** How far apart two faces are: dlib's measure, below about a half for one person. */
export function distanceOf(one: Float32Array, other: Float32Array): number {
  return Math.hypot(...one.map((value, index) => value - (other[index] ?? 0)));
}

/** Looks that are learnt from where there is no photograph with a face. */
const looksToLearn = 3;

/** Who should be there: the face of the photograph, or else of the first looks. It is never given away. */
export class Expected {
  readonly #learnt: Float32Array[] = [];
  #face: Float32Array | null;

  constructor(photographed: Float32Array | null) {
    this.#face = photographed;
  }

  /** How far this face is from the one that should be there; null while that is being learnt. */
  distance(seen: Float32Array): number | null {
    if (this.#face) {
      return distanceOf(seen, this.#face);
    }
    this.#learnt.push(seen);
    if (this.#learnt.length >= looksToLearn) {
      this.#face = seen.map(
        (_, index) => this.#learnt.reduce((sum, look) => sum + (look[index] ?? 0), 0) / this.#learnt.length,
      );
    }
    return null;
  }
}
