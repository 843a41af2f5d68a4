import type { Grey } from '../detectors/screen/even-light.ts';

/** Capitals of seven rows, as many columns as their widest row. */
const shapes: Readonly<Record<string, string>> = {
  A: '.###.|#...#|#...#|#####|#...#|#...#|#...#',
  C: '.####|#....|#....|#....|#....|#....|.####',
  E: '#####|#....|#....|####.|#....|#....|#####',
  G: '.####|#....|#....|#..##|#...#|#...#|.###.',
  H: '#...#|#...#|#...#|#####|#...#|#...#|#...#',
  K: '#...#|#..#.|#.#..|##...|#.#..|#..#.|#...#',
  L: '#....|#....|#....|#....|#....|#....|#####',
  M: '#...#|##.##|#.#.#|#.#.#|#...#|#...#|#...#',
  R: '####.|#...#|#...#|####.|#.#..|#..#.|#...#',
  T: '#####|..#..|..#..|..#..|..#..|..#..|..#..',
  W: '#...#|#...#|#...#|#.#.#|#.#.#|##.##|#...#',
  X: '#...#|#...#|.#.#.|..#..|.#.#.|#...#|#...#',
};
const dot = 4;

/** A word in large letters of one shade on another. */
export function written(word: string, { ink = 20, paper = 240 } = {}): Grey {
  const width = (word.length * 6 + 12) * dot;
  const height = 24 * dot;
  const luma = new Uint8Array(width * height).fill(paper);
  [...word].forEach((letter, place) => {
    (shapes[letter] ?? '').split('|').forEach((row, y) => {
      [...row].forEach((cell, x) => {
        if (cell === '#') {
          const left = (6 + place * 6 + x) * dot;
          for (let line = (8 + y) * dot; line < (9 + y) * dot; line++) {
            luma.fill(ink, line * width + left, line * width + left + dot);
          }
        }
      });
    });
  });
  return { luma, width, height };
}
