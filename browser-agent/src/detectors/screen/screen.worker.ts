import { release } from '../../browser/release.ts';
import type { DetectorInit, DetectorReport, ScreenSample, Shown } from '../../messages/detector-messages.ts';
import { sampleGrid } from '../camera/picture-statistics.ts';
import { lookAtFrames } from '../frame-loop.ts';
import { type Luma, lumaOf } from '../luma.ts';
import { evenLight, type Grey } from './even-light.ts';
import { loadReader } from './load-reader.ts';
import { PictureChange } from './picture-change.ts';
import { classesOf } from './screen-classes.ts';
import type { ScreenSettings } from './screen-settings.ts';

const report = (message: DetectorReport<ScreenSample>) => postMessage(message);

addEventListener('message', (event: MessageEvent<DetectorInit<VideoFrame, ScreenSettings>>) => {
  void watch(event.data).catch((cause: unknown) => report({ type: 'failed', reason: String(cause) }));
});

async function watch({
  readable,
  everyMs,
  settings,
}: DetectorInit<VideoFrame, ScreenSettings>): Promise<void> {
  if (!settings) {
    throw new Error('nobody said how to read');
  }
  const reader = await loadReader(settings.languages, report);
  report({ type: 'ready' });
  const slowed = (pause: number) => report({ type: 'degraded', everyMs: pause });
  const change = new PictureChange();
  let shown: readonly Shown[] = [];
  const lines = (seen: Luma) => {
    const tight = withoutPadding(seen);
    const even = evenLight(tight);
    release(tight.luma);
    const read = reader.read(even);
    release(even.luma);
    return read;
  };
  // A reading takes a second; the pause after it keeps it to its share of the processor.
  await lookAtFrames(readable, { everyMs, slowed }, async (frame) => {
    const luma = await lumaOf(frame);
    const grid = sampleGrid(luma.luma, luma.width, luma.height, luma.stride);
    if (change.look(grid)) {
      shown = classesOf(lines(luma), settings.words, settings.ownText);
      change.taken(grid);
    }
    release(luma.luma);
    report({ type: 'screen', shown });
  });
  report({ type: 'ended' });
}

function withoutPadding({ luma, width, height, stride }: Luma): Grey {
  const tight = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    tight.set(luma.subarray(row * stride, row * stride + width), row * width);
  }
  return { luma: tight, width, height };
}
