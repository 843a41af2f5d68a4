import type { SeenObject } from '../../messages/detector-messages.ts';

/** Side of the square the model looks at; the picture is stretched to fill it, as in its training. */
export const phoneSide = 512;
/** Its output: a hundred finds of left, top, right, bottom, score and class. */
export const phoneOutput = 'tower_0/detections';
const findLength = 6;
/** The class `cell phone` of COCO, counted from 0; of the other 79 it sees many that are not there. */
const phoneClass = 67;
/** Fainter than this it is noise; how sure is sure enough is decided by the rules. */
const leastScore = 0.2;

/** The square as the model wants it: three values of 0…255 a pixel. */
export function phoneInput(rgba: Uint8ClampedArray): Float32Array<ArrayBuffer> {
  const input = new Float32Array(phoneSide * phoneSide * 3);
  for (let pixel = 0; pixel < phoneSide * phoneSide; pixel++) {
    for (let colour = 0; colour < 3; colour++) {
      input[pixel * 3 + colour] = rgba[pixel * 4 + colour] ?? 0;
    }
  }
  return input;
}

/** The phones among what the model found. */
export function readPhones(finds: Float32Array): readonly SeenObject[] {
  return Array.from({ length: finds.length / findLength }, (_, find) => {
    const [left = 0, top = 0, right = 0, bottom = 0, score = 0, kind] = finds.subarray(
      find * findLength,
      (find + 1) * findLength,
    );
    return { kind, score, place: [left, top, right, bottom].map((edge) => edge / phoneSide) };
  })
    .filter(({ kind, score }) => kind === phoneClass && score >= leastScore)
    .map(({ score, place: [left = 0, top = 0, right = 0, bottom = 0] }) => ({
      label: 'phone',
      score,
      left,
      top,
      right,
      bottom,
    }));
}
