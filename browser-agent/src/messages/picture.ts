/**
 * A lens that is covered, or a black picture: hardly any light and no structure. Light alone does not tell, a face
 * lit by the screen in a dark room is darker than a finger on the lens by day.
 */
export function isCovered(mean: number, deviation: number): boolean {
  return deviation < 3 || (mean < 20 && deviation < 6);
}
