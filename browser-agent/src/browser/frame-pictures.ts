import { release } from './release.ts';

/** A picture that stands still in memory: one that was taken before, or a frame after {@link FramePictures}. */
export type Picture = OffscreenCanvas | ImageBitmap | VideoFrame;

/**
 * Makes pictures of frames, one after the other in the same memory. A frame that is drawn itself, or a video, or what
 * `ImageCapture` grabs of one, stays in the browser's cache of decoded pictures long after it was closed: together they
 * took almost half a gigabyte.
 */
export class FramePictures {
  #memory: { readonly pixels: ImageData; readonly context: OffscreenCanvasRenderingContext2D } | null = null;

  /** The picture is good until the next one is asked for. */
  async of(frame: VideoFrame): Promise<Picture> {
    const { displayWidth: width, displayHeight: height } = frame;
    const format = { format: 'RGBA' } as const;
    // What cannot be converted, or is stretched, is drawn as it is.
    const whole = frame.visibleRect?.width === width && frame.visibleRect.height === height;
    if (frame.format === null || !whole || frame.allocationSize(format) !== width * height * 4) {
      return frame;
    }
    const { pixels, context } = this.#memoryOf(width, height);
    await frame.copyTo(pixels.data, format);
    context.putImageData(pixels, 0, 0);
    return context.canvas;
  }

  /** Gives the memory back, and with it the last picture; for who wants the next one much later. */
  rest(): void {
    if (this.#memory) {
      const { pixels, context } = this.#memory;
      release(pixels.data);
      context.canvas.width = context.canvas.height = 0;
      this.#memory = null;
    }
  }

  #memoryOf(width: number, height: number) {
    if (this.#memory?.pixels.width !== width || this.#memory.pixels.height !== height) {
      this.#memory = { pixels: new ImageData(width, height), context: drawing(width, height) };
    }
    return this.#memory;
  }
}

/** Something to draw on whose pixels are read again. */
export function drawing(width: number, height = width): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d', {
    willReadFrequently: true,
    alpha: false,
  });
  if (!context) {
    throw new Error('no canvas');
  }
  return context;
}

/** The whole picture on a drawing of another size. */
export function pixelsOn(picture: Picture, on: OffscreenCanvasRenderingContext2D): ImageDataArray {
  const { width, height } = on.canvas;
  const [whole, high] = sizeOf(picture);
  on.drawImage(halved(picture, Math.max(width / whole, height / high)), 0, 0, width, height);
  return on.getImageData(0, 0, width, height).data;
}

/**
 * The same at half the size, and again, as long as that is not smaller than what is asked for; a frame that is drawn
 * itself is, and without it much of a face falls between the pixels. Good until the next one is asked for.
 *
 * @param scale of what is drawn from it, in parts of the picture
 */
export function halved(picture: Picture, scale: number): Picture {
  if (!(picture instanceof OffscreenCanvas)) {
    return picture;
  }
  let { width, height } = picture;
  for (let left = scale; left <= 0.5; left *= 2) {
    width /= 2;
    height /= 2;
  }
  if (width === picture.width) {
    return picture;
  }
  const [whole, high] = [Math.round(width), Math.round(height)];
  if (half?.canvas.width !== whole || half.canvas.height !== high) {
    half = drawing(whole, high);
  }
  half.imageSmoothingQuality = 'medium';
  half.drawImage(picture, 0, 0, whole, high);
  return half.canvas;
}

let half: OffscreenCanvasRenderingContext2D | null = null;

export function sizeOf(picture: Picture): readonly [number, number] {
  return 'displayWidth' in picture
    ? [picture.displayWidth, picture.displayHeight]
    : [picture.width, picture.height];
}
