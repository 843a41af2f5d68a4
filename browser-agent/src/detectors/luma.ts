import { release } from '../browser/release.ts';

/** The shades of a frame, one byte a pixel, in rows of this stride. */
export interface Luma {
  readonly luma: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
  readonly stride: number;
}

/** Reads a frame's shades; cameras give them as they are, screens give colours. */
export async function lumaOf(frame: VideoFrame): Promise<Luma> {
  const planar = frame.format === 'I420' || frame.format === 'NV12' || frame.format === 'I420A';
  const options: VideoFrameCopyToOptions = planar ? {} : { format: 'RGBA' };
  const pixels = new Uint8Array(frame.allocationSize(options));
  const layout = await frame.copyTo(pixels, options);
  const { width, height } = frame.visibleRect ?? { width: frame.codedWidth, height: frame.codedHeight };
  const stride = layout[0]?.stride ?? width;
  if (planar) {
    return { luma: pixels, width, height, stride };
  }
  const luma = lumaOfRgba(pixels, width, height, stride);
  release(pixels);
  return { luma, width, height, stride: width };
}

function lumaOfRgba(
  pixels: Uint8Array,
  width: number,
  height: number,
  stride: number,
): Uint8Array<ArrayBuffer> {
  const luma = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const at = row * stride + column * 4;
      luma[row * width + column] =
        ((pixels[at] ?? 0) * 77 + (pixels[at + 1] ?? 0) * 150 + (pixels[at + 2] ?? 0) * 29) >> 8;
    }
  }
  return luma;
}
