import type { Area } from '../../messages/document.ts';
import type { Grey } from '../screen/even-light.ts';

/** Lighter than this nothing printed is left. */
const washedOut = 250;
/** So far to each side of an edge the shades before and after it are looked for, in pixels. */
const reach = 6;
/** Edges fainter than this are grain. */
const leastContrast = 40;
/** The steepest edges are the print; the softest of what is called steep stand for it. */
const steepest = 0.9;

/** Part of an area that is washed out, and its mean luma. */
export function lightIn({ luma, width, height }: Grey, area: Area): { washed: number; mean: number } {
  let washed = 0;
  let sum = 0;
  let count = 0;
  const right = Math.min(width, Math.ceil(area.right * width));
  const bottom = Math.min(height, Math.ceil(area.bottom * height));
  for (let y = Math.max(0, Math.floor(area.top * height)); y < bottom; y++) {
    for (let x = Math.max(0, Math.floor(area.left * width)); x < right; x++) {
      const shade = luma[y * width + x] ?? 0;
      washed += shade >= washedOut ? 1 : 0;
      sum += shade;
      count += 1;
    }
  }
  return { washed: washed / Math.max(1, count), mean: sum / Math.max(1, count) };
}

/** Part of an area in which light hides what is printed: white paper has words on it that were read all the same. */
export function glareIn(picture: Grey, area: Area, words: readonly Area[]): number {
  const white =
    words.reduce((sum, word) => sum + lightIn(picture, word).washed, 0) / Math.max(1, words.length);
  return Math.max(0, lightIn(picture, area).washed - white);
}

/**
 * How steep the edges of an area are: the largest step from one pixel to the next in parts of the whole edge. It asks
 * how wide an edge is, not how many there are, so that an empty card is as sharp as a full one; of the two directions
 * the softer counts, for a hand that moves smears one of them.
 */
export function sharpnessIn(picture: Grey, area: Area): number {
  return Math.min(steepnessIn(picture, area, 1, 0), steepnessIn(picture, area, 0, 1));
}

function steepnessIn({ luma, width, height }: Grey, area: Area, dx: number, dy: number): number {
  const steps: number[] = [];
  const shade = (x: number, y: number) => luma[y * width + x] ?? 0;
  const [left, right] = [Math.max(reach, area.left * width), Math.min(width - reach - 1, area.right * width)];
  const [top, bottom] = [
    Math.max(reach, area.top * height),
    Math.min(height - reach - 1, area.bottom * height),
  ];
  for (let y = Math.ceil(top); y < bottom; y++) {
    for (let x = Math.ceil(left); x < right; x++) {
      const step = Math.abs(shade(x + dx, y + dy) - shade(x, y));
      const before = Math.abs(shade(x, y) - shade(x - dx, y - dy));
      const after = Math.abs(shade(x + 2 * dx, y + 2 * dy) - shade(x + dx, y + dy));
      if (step < 4 || step < before || step < after) {
        continue;
      }
      let [least, most] = [255, 0];
      for (let away = -reach; away <= reach; away++) {
        const here = shade(x + away * dx, y + away * dy);
        least = Math.min(least, here);
        most = Math.max(most, here);
      }
      if (most - least >= leastContrast) {
        steps.push(step / (most - least));
      }
    }
  }
  steps.sort((one, other) => one - other);
  return steps[Math.floor(steps.length * steepest)] ?? 0;
}
