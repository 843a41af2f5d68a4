import type { CompiledModel } from '@litertjs/core';
import type { Square } from '../gaze/face-mesh.ts';
import { run } from '../models/litert.ts';
import { type FoundFace, inputOf, lightOf, placementOf, readFaces, side } from './face-reading.ts';

/** A picture of a camera, or one that was taken before. */
export type Picture = VideoFrame | ImageBitmap;

/** Finds faces in pictures and measures in how much light. */
export class FaceFinder {
  readonly #model: CompiledModel;
  readonly #whole = drawing(side);

  constructor(model: CompiledModel) {
    this.#model = model;
  }

  /** The first look of all prepares the model and takes ten times as long: it is nobody's. */
  async prepare(): Promise<void> {
    await this.#facesIn(new Uint8ClampedArray(side * side * 4), side, side);
  }

  async find(picture: Picture): Promise<{
    readonly found: readonly FoundFace[];
    readonly mean: number;
    readonly deviation: number;
  }> {
    const [width, height] = sizeOf(picture);
    const placement = placementOf(width, height);
    this.#whole.clearRect(0, 0, side, side);
    this.#whole.drawImage(picture, placement.left, placement.top, placement.width, placement.height);
    const { data } = this.#whole.getImageData(0, 0, side, side);
    return { found: await this.#facesIn(data, width, height), ...lightOf(data, placement) };
  }

  async #facesIn(data: Uint8ClampedArray, width: number, height: number): Promise<readonly FoundFace[]> {
    // The shorter output holds the scores: one for each place.
    const [scores, boxes] = await run(this.#model, inputOf(data), side);
    if (!scores || !boxes) {
      throw new Error('the model said nothing');
    }
    return readFaces(scores, boxes, placementOf(width, height));
  }
}

export function sizeOf(picture: Picture): readonly [number, number] {
  return 'displayWidth' in picture
    ? [picture.displayWidth, picture.displayHeight]
    : [picture.width, picture.height];
}

export function drawing(size: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(size, size).getContext('2d', {
    willReadFrequently: true,
    alpha: false,
  });
  if (!context) {
    throw new Error('no canvas');
  }
  return context;
}

/** The square as the whole of a drawing, and its pixels. */
export function pixelsOf(
  picture: Picture,
  { x, y, size, angle }: Square,
  to: OffscreenCanvasRenderingContext2D,
): Uint8ClampedArray {
  const wide = to.canvas.width;
  const scale = wide / size;
  to.resetTransform();
  to.clearRect(0, 0, wide, wide);
  to.translate(wide / 2, wide / 2);
  to.rotate(-angle);
  to.scale(scale, scale);
  to.drawImage(picture, -x, -y);
  return to.getImageData(0, 0, wide, wide).data;
}
