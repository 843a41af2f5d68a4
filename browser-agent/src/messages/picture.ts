/** More structure than this no covered lens shows, however dark. */
export const uncoveredDeviation = 6;

/**
 * A lens that is covered, or a black picture: hardly any light and no structure. Light alone does not tell, a face
 * lit by the screen in a dark room is darker than a finger on the lens by day.
 */
export function isCovered(mean: number, deviation: number): boolean {
  return deviation < 3 || (mean < 20 && deviation < uncoveredDeviation);
}

/** Darker than this, what is behind the student cannot be seen. */
export const dark = 45;
/** Once dark, it must become this light again: a cloud is no incident of its own. */
const lightAgain = 52;

/** R4-048: a room without light. */
export function isDark(mean: number, wasDark = false): boolean {
  return mean < (wasDark ? lightAgain : dark);
}

/** A middle darker than this, before so much light, cannot be made out. */
export const shaded = 60;

/**
 * R4-048: a window or a lamp behind the student. A part of the picture is as bright as the camera can show, and the
 * middle lies in the dark: dark skin or clothes before a wall that is merely white are not.
 */
export function isBacklit(middle: number, glaring: number, wasBacklit = false): boolean {
  return wasBacklit ? glaring > 0.2 && middle < 70 : glaring > 0.28 && middle < shaded;
}
