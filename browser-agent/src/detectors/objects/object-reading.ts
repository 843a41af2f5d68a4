import type { SeenObject } from '../../messages/detector-messages.ts';

/** Side of the square the model looks at; the picture is stretched to fill it, as in its training. */
export const objectSide = 300;
/** The model's 24 classes that say something about an exam, by their place in its list; the first is "nothing". */
const classes: ReadonlyMap<number, SeenObject['label']> = new Map([
  [3, 'laptop'],
  [10, 'monitor'],
  [21, 'book'],
]);
const classCount = 24;
/** Fainter than this it is noise; how sure is sure enough is decided by the rules. */
const leastScore = 0.2;
/** Two finds of a class that overlap more than this are one. */
const sameObject = 0.4;

interface Anchor {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The square as the model wants it: three values of −1…1 a pixel. */
export function objectInput(rgba: Uint8ClampedArray): Float32Array<ArrayBuffer> {
  const input = new Float32Array(objectSide * objectSide * 3);
  for (let pixel = 0; pixel < objectSide * objectSide; pixel++) {
    for (let colour = 0; colour < 3; colour++) {
      input[pixel * 3 + colour] = (rgba[pixel * 4 + colour] ?? 0) / 127.5 - 1;
    }
  }
  return input;
}

/** What the model says of its 1917 places: four numbers of a box and a score for each class. */
export function readObjects(boxes: Float32Array, scores: Float32Array): readonly SeenObject[] {
  const found: SeenObject[] = [];
  for (const [index, anchor] of anchors.entries()) {
    for (const [place, label] of classes) {
      const score = 1 / (1 + Math.exp(-(scores[index * classCount + place] ?? Number.NEGATIVE_INFINITY)));
      if (score >= leastScore) {
        found.push({ label, score, ...boxAt(boxes, index, anchor) });
      }
    }
  }
  found.sort((one, other) => other.score - one.score);
  const distinct: SeenObject[] = [];
  for (const object of found) {
    if (distinct.every((known) => known.label !== object.label || overlap(object, known) <= sameObject)) {
      distinct.push(object);
    }
  }
  return distinct;
}

function boxAt(boxes: Float32Array, index: number, anchor: Anchor): Omit<SeenObject, 'label' | 'score'> {
  const value = (part: number) => boxes[index * 4 + part] ?? 0;
  const y = (value(0) / 10) * anchor.height + anchor.y;
  const x = (value(1) / 10) * anchor.width + anchor.x;
  const halfHeight = (Math.exp(value(2) / 5) * anchor.height) / 2;
  const halfWidth = (Math.exp(value(3) / 5) * anchor.width) / 2;
  return { left: x - halfWidth, top: y - halfHeight, right: x + halfWidth, bottom: y + halfHeight };
}

/** Places and shapes the model was trained with, in its order: six grids, three shapes in the finest, six in the others. */
const anchors: readonly Anchor[] = [19, 10, 5, 3, 2, 1].flatMap((cells, layer) => {
  const scale = scaleOf(layer);
  const shapes =
    layer === 0
      ? [shape(0.1, 1), shape(scale, 2), shape(scale, 0.5)]
      : [
          ...[1, 2, 0.5, 3, 0.3333].map((ratio) => shape(scale, ratio)),
          shape(Math.sqrt(scale * scaleOf(layer + 1)), 1),
        ];
  return Array.from({ length: cells * cells }, (_, cell) => ({
    x: ((cell % cells) + 0.5) / cells,
    y: (Math.floor(cell / cells) + 0.5) / cells,
  })).flatMap((place) => shapes.map((size) => ({ ...place, ...size })));
});

function scaleOf(layer: number): number {
  return layer > 5 ? 1 : 0.2 + (0.75 * layer) / 5;
}

function shape(scale: number, ratio: number): { width: number; height: number } {
  return { width: scale * Math.sqrt(ratio), height: scale / Math.sqrt(ratio) };
}

/** Intersection over union. */
function overlap(one: SeenObject, other: SeenObject): number {
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  const common = Math.max(0, width) * Math.max(0, height);
  const area = ({ left, top, right, bottom }: SeenObject) => (right - left) * (bottom - top);
  return common / (area(one) + area(other) - common || 1);
}

/** Light of the picture: in the dark the model sees things that are not there. */
export function meanLuma(rgba: Uint8ClampedArray): number {
  let sum = 0;
  for (let at = 0; at < rgba.length; at += 4) {
    sum += ((rgba[at] ?? 0) * 77 + (rgba[at + 1] ?? 0) * 150 + (rgba[at + 2] ?? 0) * 29) / 256;
  }
  return sum / Math.max(1, rgba.length / 4);
}
