import { describe, expect, it } from 'vitest';
import { meshInput, meshSide, readGaze, squareOf } from './face-mesh.ts';

const rad = Math.PI / 180;
const square = { x: 320, y: 240, size: 300, angle: 0 };
/** Left corner, right corner and pairs of lids of each eye, and where its left corner lies in the square. */
const eyes = [
  { corners: [33, 133], upper: [161, 160, 159, 158, 157], lower: [163, 144, 145, 153, 154], from: 50 },
  { corners: [362, 263], upper: [384, 385, 386, 387, 388], lower: [381, 380, 374, 373, 390], from: 112 },
] as const;
const width = 30;
const level = 80;

/** A drawn face: turned by so many degrees, lids so far apart, irises at this part of the eyes. */
function drawn({ yaw = 0, pitch = 0, open = 12, iris = 0.5, lips = 0 }) {
  const points = new Float32Array(468 * 3);
  const put = (point: number, x: number, y: number, depth = 0) => points.set([x, y, depth], point * 3);
  put(234, 30, 96);
  put(454, 162, 96, 132 * Math.tan(yaw * rad));
  put(10, 96, 20);
  put(152, 96, 170, 150 * Math.tan(pitch * rad));
  put(78, 76, 130);
  put(308, 116, 130);
  for (const [index, [above, below]] of (
    [
      [81, 178],
      [13, 14],
      [311, 402],
    ] as const
  ).entries()) {
    put(above, 86 + 10 * index, 130 - lips / 2);
    put(below, 86 + 10 * index, 130 + lips / 2);
  }
  const rgba = new Uint8ClampedArray(meshSide * meshSide * 4).fill(220);
  for (const { corners, upper, lower, from } of eyes) {
    put(corners[0], from, level);
    put(corners[1], from + width, level);
    for (const [index, point] of upper.entries()) {
      put(point, from + 5 * (index + 1), level - open / 2);
      put(lower[index] ?? 0, from + 5 * (index + 1), level + open / 2);
    }
    darken(rgba, from + iris * width);
  }
  return { points, flag: 5, square, rgba };
}

/** A dark disc of five pixels around. */
function darken(rgba: Uint8ClampedArray, middle: number): void {
  for (let row = level - 5; row <= level + 5; row++) {
    for (let column = Math.ceil(middle - 5); column <= middle + 5; column++) {
      if (Math.hypot(column - middle, row - level) <= 5) {
        rgba.fill(30, (row * meshSide + column) * 4, (row * meshSide + column) * 4 + 3);
      }
    }
  }
}

describe('R4-034 reading of the gaze', () => {
  it('tells the turn of the head in degrees', () => {
    const turned = readGaze(drawn({ yaw: 20, pitch: -12 }));
    expect([turned?.yaw, turned?.pitch].map((angle) => Math.round(angle ?? 0))).toEqual([20, -12]);
  });

  it.each([0.3, 0.5, 0.7])('finds irises at %d of the eye', (iris) => {
    expect(readGaze(drawn({ iris }))?.iris).toBeCloseTo(iris, 1);
  });

  it('tells how far the eyes are open, and no iris of closed ones', () => {
    expect(readGaze(drawn({ open: 12 }))?.openness).toBeCloseTo(0.4);
    expect(readGaze(drawn({ open: 2 }))).toMatchObject({ iris: null });
  });

  it('R4-046 tells how far the lips are apart', () => {
    expect(readGaze(drawn({ lips: 10 }))?.mouth).toBeCloseTo(0.25);
    expect(readGaze(drawn({}))?.mouth).toBe(0);
  });

  it('says nothing where the model sees no face', () => {
    expect(readGaze({ ...drawn({}), flag: -5 })).toBeNull();
  });

  it('lays the square around the face, half as large again, and level with the eyes', () => {
    const face = { left: 0.25, top: 0.25, right: 0.5, bottom: 0.75, roll: 0.1 };
    expect(squareOf(face, 640, 480)).toEqual({ x: 240, y: 240, size: 360, angle: 0.1 });
    expect(meshInput(new Uint8ClampedArray(meshSide * meshSide * 4).fill(255))[3]).toBe(1);
  });
});
