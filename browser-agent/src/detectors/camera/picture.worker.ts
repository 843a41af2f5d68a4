import type { DetectorInit, DetectorReport, PictureSample } from '../../messages/detector-messages.ts';
import { lookAtFrames } from '../frame-loop.ts';
import { measure, sampleGrid } from './picture-statistics.ts';

const report = (message: DetectorReport<PictureSample>) => postMessage(message);

addEventListener('message', (event: MessageEvent<DetectorInit<VideoFrame>>) => {
  void watch(event.data).catch((cause: unknown) => report({ type: 'failed', reason: String(cause) }));
});

async function watch({ readable, everyMs }: DetectorInit<VideoFrame>): Promise<void> {
  report({ type: 'ready' });
  let before: Uint8Array | null = null;
  await lookAtFrames(readable, { everyMs }, async (frame) => {
    const grid = await lumaGrid(frame);
    report({ type: 'picture', ...measure(grid, before) });
    before = grid;
  });
  report({ type: 'ended' });
}

async function lumaGrid(frame: VideoFrame): Promise<Uint8Array> {
  const planar = frame.format === 'I420' || frame.format === 'NV12' || frame.format === 'I420A';
  const options: VideoFrameCopyToOptions = planar ? {} : { format: 'RGBA' };
  const pixels = new Uint8Array(frame.allocationSize(options));
  const layout = await frame.copyTo(pixels, options);
  const { width, height } = frame.visibleRect ?? { width: frame.codedWidth, height: frame.codedHeight };
  const stride = layout[0]?.stride ?? width;
  return planar
    ? sampleGrid(pixels, width, height, stride)
    : sampleGrid(lumaOfRgba(pixels, width, height, stride), width, height, width);
}

function lumaOfRgba(pixels: Uint8Array, width: number, height: number, stride: number): Uint8Array {
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
