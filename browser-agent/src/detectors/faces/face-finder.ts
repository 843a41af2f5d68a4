import type { CompiledModel } from '@litertjs/core';
import { drawing, halved, type Picture, sizeOf } from '../../browser/frame-pictures.ts';
import { release } from '../../browser/release.ts';
import type { Square } from '../gaze/face-mesh.ts';
import { run } from '../models/litert.ts';
import { type FoundFace, inputOf, lightOf, placementOf, readFaces, side } from './face-reading.ts';

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
    const { left, top } = placement;
    const drawn = halved(picture, placement.width / width);
    this.#whole.drawImage(drawn, left, top, placement.width, placement.height);
    const { data } = this.#whole.getImageData(0, 0, side, side);
    const light = lightOf(data, placement);
    return { found: await this.#facesIn(data, width, height), ...light };
  }

  /** @param data is used up */
  async #facesIn(data: ImageDataArray, width: number, height: number): Promise<readonly FoundFace[]> {
    const input = inputOf(data);
    release(data);
    // The shorter output holds the scores: one for each place.
    return run(this.#model, input, side, (scores, boxes) =>
      readFaces(scores, boxes, placementOf(width, height)),
    );
  }
}

/** The square as the whole of a drawing, and its pixels. */
export function pixelsOf(
  picture: Picture,
  { x, y, size, angle }: Square,
  to: OffscreenCanvasRenderingContext2D,
): ImageDataArray {
  const wide = to.canvas.width;
  const scale = wide / size;
  to.resetTransform();
  to.clearRect(0, 0, wide, wide);
  to.translate(wide / 2, wide / 2);
  to.rotate(-angle);
  to.scale(scale, scale);
  to.drawImage(halved(picture, scale), -x, -y, ...sizeOf(picture));
  return to.getImageData(0, 0, wide, wide).data;
}
