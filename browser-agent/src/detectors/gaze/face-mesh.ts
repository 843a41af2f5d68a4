import type { Gaze } from '../../messages/detector-messages.ts';

/** Side of the square that the mesh model looks at. */
export const meshSide = 192;
/** The square around a face is this much larger than its box. */
const margin = 1.5;
/** The model itself says whether there is a face in the square. */
const leastFlag = 0.5;
/** An eye narrower than this, in pixels, or lower than this part of its width shows no iris. */
const leastEye = 10;
const leastOpen = 0.14;

/** A square of the picture, in pixels, turned by an angle so that the eyes lie level. */
export interface Square {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly angle: number;
}

/** Points of the mesh: the corners of what opens and closes as the picture shows them, and pairs of its edges. */
interface Opening {
  readonly left: number;
  readonly right: number;
  readonly lids: readonly (readonly [number, number])[];
}

const eyes: readonly Opening[] = [
  {
    left: 33,
    right: 133,
    lids: [
      [161, 163],
      [160, 144],
      [159, 145],
      [158, 153],
      [157, 154],
    ],
  },
  {
    left: 362,
    right: 263,
    lids: [
      [384, 381],
      [385, 380],
      [386, 374],
      [387, 373],
      [388, 390],
    ],
  },
];
/** Inner edge of the lips: its corners, and pairs of upper and lower lip. */
const mouth: Opening = {
  left: 78,
  right: 308,
  lids: [
    [81, 178],
    [13, 14],
    [311, 402],
  ],
};
/** Ends of the face: beside the ears, above the brow, below the chin. */
const ends = { right: 234, left: 454, top: 10, bottom: 152 };

/** The square around a face that was found; its box is given in parts of the picture. */
export function squareOf(
  face: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly roll: number;
  },
  width: number,
  height: number,
): Square {
  const [wide, high] = [(face.right - face.left) * width, (face.bottom - face.top) * height];
  return {
    x: ((face.left + face.right) / 2) * width,
    y: ((face.top + face.bottom) / 2) * height,
    size: Math.max(wide, high) * margin,
    angle: face.roll,
  };
}

/** What the model wants: three values of 0…1 a pixel. */
export function meshInput(rgba: Uint8ClampedArray): Float32Array<ArrayBuffer> {
  const input = new Float32Array(meshSide * meshSide * 3);
  for (let pixel = 0; pixel < meshSide * meshSide; pixel++) {
    for (let colour = 0; colour < 3; colour++) {
      input[pixel * 3 + colour] = (rgba[pixel * 4 + colour] ?? 0) / 255;
    }
  }
  return input;
}

/** The points of one face, and the picture they were found in. */
export interface Mesh {
  /** x, y and depth of 468 points, in pixels of the square. */
  readonly points: Float32Array;
  /** Whether the model itself sees a face, before the logistic function. */
  readonly flag: number;
  readonly square: Square;
  /** Pixels of the square. */
  readonly rgba: Uint8ClampedArray;
}

/** Where the head is turned and the eyes look; null where the model itself sees no face. */
export function readGaze(mesh: Mesh): Gaze | null {
  if (1 / (1 + Math.exp(-mesh.flag)) < leastFlag) {
    return null;
  }
  const { points, square } = mesh;
  const at = (point: number, axis: number) => points[point * 3 + axis] ?? 0;
  const turn = (from: number, to: number, along: number) =>
    degrees(Math.atan2(at(to, 2) - at(from, 2), at(to, along) - at(from, along)));
  const irises = eyes.map((eye) => irisOf(eye, mesh));
  return {
    yaw: turn(ends.right, ends.left, 0),
    pitch: turn(ends.top, ends.bottom, 1),
    roll: degrees(square.angle),
    openness: mean(eyes.map((eye) => opennessOf(eye, points))),
    mouth: opennessOf(mouth, points),
    iris: irises.every((iris) => iris !== null) ? mean(irises) : null,
  };
}

/** Height of the open eye in parts of its width; closed is about 0. */
function opennessOf({ left, right, lids }: Opening, points: Float32Array): number {
  const width = distance(points, left, right);
  return width === 0 ? 0 : mean(lids.map(([upper, lower]) => distance(points, upper, lower))) / width;
}

/**
 * Where the iris is between the corners, 0 at the picture's left and 1 at its right: the middle of what is darkest
 * between the lids. Null where the eye is too small or too far closed to say.
 */
function irisOf(eye: Opening, { points, rgba }: Mesh): number | null {
  const x = (point: number) => points[point * 3] ?? 0;
  const y = (point: number) => points[point * 3 + 1] ?? 0;
  const width = distance(points, eye.left, eye.right);
  if (width < leastEye || opennessOf(eye, points) < leastOpen) {
    return null;
  }
  const seen = columnsOf(eye, points, rgba);
  const brightest = Math.max(...seen.map(({ luma }) => luma));
  const darkest = Math.min(...seen.map(({ luma }) => luma));
  // The upper half of the range is white of the eye and skin.
  const limit = (brightest + darkest) / 2;
  let weights = 0;
  let sum = 0;
  for (const { column, row, luma } of seen) {
    const weight = Math.max(0, limit - luma);
    const along =
      ((column - x(eye.left)) * (x(eye.right) - x(eye.left)) +
        (row - y(eye.left)) * (y(eye.right) - y(eye.left))) /
      (width * width);
    weights += weight;
    sum += weight * along;
  }
  return weights === 0 ? null : sum / weights;
}

interface Pixel {
  readonly column: number;
  readonly row: number;
  readonly luma: number;
}

/** The pixels between the lids; what is close to the corners is lashes and shadow. */
function columnsOf(
  { left, right, lids }: Opening,
  points: Float32Array,
  rgba: Uint8ClampedArray,
): readonly Pixel[] {
  const x = (point: number) => points[point * 3] ?? 0;
  const y = (point: number) => points[point * 3 + 1] ?? 0;
  const upper = outline(
    [left, ...lids.map(([above]) => above), right].map((point) => [x(point), y(point)] as const),
  );
  const lower = outline(
    [left, ...lids.map(([, below]) => below), right].map((point) => [x(point), y(point)] as const),
  );
  const pixels: Pixel[] = [];
  for (let column = Math.ceil(x(left)); column <= x(right); column++) {
    for (let row = Math.ceil(upper(column)); row <= lower(column); row++) {
      const pixel = (row * meshSide + column) * 4;
      const luma =
        ((rgba[pixel] ?? 0) * 77 + (rgba[pixel + 1] ?? 0) * 150 + (rgba[pixel + 2] ?? 0) * 29) / 256;
      pixels.push({ column, row, luma });
    }
  }
  return pixels;
}

/** Height of a line through points at a column. */
function outline(line: readonly (readonly [number, number])[]): (column: number) => number {
  return (column) => {
    for (const [index, [toX, toY]] of line.entries()) {
      const before = line[index - 1];
      if (before && column <= toX) {
        const [fromX, fromY] = before;
        return fromY + ((toY - fromY) * (column - fromX)) / (toX - fromX || 1);
      }
    }
    return line.at(-1)?.[1] ?? 0;
  };
}

function distance(points: Float32Array, from: number, to: number): number {
  const along = (axis: number) => (points[to * 3 + axis] ?? 0) - (points[from * 3 + axis] ?? 0);
  return Math.hypot(along(0), along(1));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function degrees(radians: number): number {
  return (radians * 180) / Math.PI;
}
