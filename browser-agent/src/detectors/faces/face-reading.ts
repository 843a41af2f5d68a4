import type { Face } from '../../messages/detector-messages.ts';

/** Side of the square the model looks at; the picture lies in it whole, with black above and below. */
export const side = 192;
/** The model says for each of 48×48 places whether a face is there, and where exactly. */
const places = 48;
const valuesPerPlace = 16;
/** Fainter than this it is noise; how sure is sure enough is decided by the rules. */
const leastScore = 0.3;
/** Two finds that overlap more than this are the same face. */
const sameFace = 0.3;

/** A place in parts of the picture's width and height. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A face with the angle between its eyes and the level, in radians, and where its eyes and mouth are. */
export interface FoundFace extends Face {
  readonly roll: number;
  readonly eyes: readonly [Place, Place];
  readonly mouth: Place;
}

/** Where the picture lies in the square. */
export interface Placement {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export function placementOf(width: number, height: number): Placement {
  const scale = side / Math.max(width, height, 1);
  const [wide, high] = [Math.round(width * scale), Math.round(height * scale)];
  return {
    left: Math.floor((side - wide) / 2),
    top: Math.floor((side - high) / 2),
    width: wide,
    height: high,
  };
}

/** The square as the model wants it: three values of −1…1 a pixel. */
export function inputOf(rgba: Uint8ClampedArray): Float32Array<ArrayBuffer> {
  const input = new Float32Array(side * side * 3);
  for (let pixel = 0; pixel < side * side; pixel++) {
    for (let colour = 0; colour < 3; colour++) {
      input[pixel * 3 + colour] = (rgba[pixel * 4 + colour] ?? 0) / 127.5 - 1;
    }
  }
  return input;
}

/** Mean and standard deviation of the luma of the picture within the square. */
export function lightOf(rgba: Uint8ClampedArray, { left, top, width, height }: Placement) {
  let sum = 0;
  let squares = 0;
  for (let row = top; row < top + height; row++) {
    for (let column = left; column < left + width; column++) {
      const at = (row * side + column) * 4;
      const luma = ((rgba[at] ?? 0) * 77 + (rgba[at + 1] ?? 0) * 150 + (rgba[at + 2] ?? 0) * 29) / 256;
      sum += luma;
      squares += luma * luma;
    }
  }
  const count = Math.max(1, width * height);
  const mean = sum / count;
  return { mean, deviation: Math.sqrt(Math.max(0, squares / count - mean * mean)) };
}

/**
 * Faces from what the model says: a score and a box (centre, relative to its place, and size, in pixels of the square)
 * for every place.
 */
export function readFaces(
  scores: Float32Array,
  boxes: Float32Array,
  placement: Placement,
): readonly FoundFace[] {
  const found: FoundFace[] = [];
  for (let place = 0; place < places * places; place++) {
    const score = 1 / (1 + Math.exp(-(scores[place] ?? Number.NEGATIVE_INFINITY)));
    if (score >= leastScore) {
      found.push(faceAt(place, score, boxes, placement));
    }
  }
  found.sort((one, other) => other.score - one.score);
  const distinct: FoundFace[] = [];
  for (const face of found) {
    if (distinct.every((known) => overlap(face, known) <= sameFace)) {
      distinct.push(face);
    }
  }
  return distinct;
}

function faceAt(place: number, score: number, boxes: Float32Array, placement: Placement): FoundFace {
  const at = place * valuesPerPlace;
  const value = (index: number) => boxes[at + index] ?? 0;
  const x = value(0) + (((place % places) + 0.5) / places) * side;
  const y = value(1) + ((Math.floor(place / places) + 0.5) / places) * side;
  const [halfWidth, halfHeight] = [value(2) / 2, value(3) / 2];
  // Its points lie as far from its place as the middle of its box does: the eyes, the nose, the mouth, the ears.
  const point = (index: number): Place => ({
    x: (value(index) + x - value(0) - placement.left) / placement.width,
    y: (value(index + 1) + y - value(1) - placement.top) / placement.height,
  });
  return {
    score,
    left: (x - halfWidth - placement.left) / placement.width,
    top: (y - halfHeight - placement.top) / placement.height,
    right: (x + halfWidth - placement.left) / placement.width,
    bottom: (y + halfHeight - placement.top) / placement.height,
    // The model's first two points are the eyes, the right one, on the picture's left, first.
    roll: Math.atan2(value(7) - value(5), value(6) - value(4)),
    eyes: [point(4), point(6)],
    mouth: point(10),
  };
}

/** Intersection over union. */
function overlap(one: Face, other: Face): number {
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  const common = Math.max(0, width) * Math.max(0, height);
  return common / (areaOf(one) + areaOf(other) - common || 1);
}

function areaOf(face: Face): number {
  return (face.right - face.left) * (face.bottom - face.top);
}
