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
/** A word in letters of one shade on another, seven dots high. */
export function written(word: string, { ink = 20, paper = 240, dot = 4 } = {}): Grey {
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

/** A picture made smaller, each point the mean of what it stands for, as a browser's canvas does. */
export function shrunk({ luma, width, height }: Grey, times: number): Grey {
  const [wide, high] = [Math.floor(width / times), Math.floor(height / times)];
  const small = Uint8Array.from({ length: wide * high }, (_, point) => {
    const [left, top] = [(point % wide) * times, Math.floor(point / wide) * times];
    let sum = 0;
    for (let row = top; row < top + times; row++) {
      for (let column = left; column < left + times; column++) {
        sum += luma[row * width + column] ?? 0;
      }
    }
    return sum / (times * times);
  });
  return { luma: small, width: wide, height: high };
}

/** The same made larger again, smoothly. */
export function enlarged({ luma, width, height }: Grey, times: number): Grey {
  const at = (x: number, y: number) =>
    luma[Math.min(height - 1, Math.max(0, y)) * width + Math.min(width - 1, Math.max(0, x))] ?? 0;
  const large = Uint8Array.from({ length: width * times * height * times }, (_, point) => {
    const [x, y] = [
      ((point % (width * times)) + 0.5) / times - 0.5,
      (Math.floor(point / (width * times)) + 0.5) / times - 0.5,
    ];
    const [left, top] = [Math.floor(x), Math.floor(y)];
    const [right, down] = [x - left, y - top];
    const upper = at(left, top) * (1 - right) + at(left + 1, top) * right;
    const lower = at(left, top + 1) * (1 - right) + at(left + 1, top + 1) * right;
    return upper * (1 - down) + lower * down;
  });
  return { luma: large, width: width * times, height: height * times };
}
