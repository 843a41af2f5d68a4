import { release } from '../../browser/release.ts';
import type { DetectorInit, DetectorReport, PictureSample } from '../../messages/detector-messages.ts';
import { lookAtFrames } from '../frame-loop.ts';
import { lumaOf } from '../luma.ts';
import { gridStep, lightOf, measure, sampleGrid } from './picture-statistics.ts';

const report = (message: DetectorReport<PictureSample>) => postMessage(message);

addEventListener('message', (event: MessageEvent<DetectorInit<VideoFrame>>) => {
  void watch(event.data).catch((cause: unknown) => report({ type: 'failed', reason: String(cause) }));
});

async function watch({ readable, everyMs, stored = false }: DetectorInit<VideoFrame>): Promise<void> {
  report({ type: 'ready' });
  let before: Uint8Array | null = null;
  await lookAtFrames(readable, { everyMs, stored }, async (frame) => {
    const { luma, width, height, stride } = await lumaOf(frame);
    const grid = sampleGrid(luma, width, height, stride);
    release(luma);
    report({ type: 'picture', ...measure(grid, before), ...lightOf(grid, Math.floor(width / gridStep)) });
    before = grid;
  });
  report({ type: 'ended' });
}
