import type { DetectorInit, DetectorReport, ObjectsSample } from '../../messages/detector-messages.ts';
import { lookAtFrames } from '../frame-loop.ts';
import { loadModels, run } from '../models/litert.ts';
import { objectDownload } from '../models/model-downloads.ts';
import { meanLuma, objectInput, objectSide, readObjects } from './object-reading.ts';

const report = (message: DetectorReport<ObjectsSample>) => postMessage(message);

addEventListener('message', (event: MessageEvent<DetectorInit<VideoFrame>>) => {
  void watch(event.data).catch((cause: unknown) => report({ type: 'failed', reason: String(cause) }));
});

async function watch({ readable, everyMs }: DetectorInit<VideoFrame>): Promise<void> {
  const [model] = await loadModels([objectDownload], report);
  const context = new OffscreenCanvas(objectSide, objectSide).getContext('2d', {
    willReadFrequently: true,
    alpha: false,
  });
  if (!model || !context) {
    throw new Error('no model or no canvas');
  }
  // The first look of all prepares the model and takes ten times as long: it is nobody's.
  await run(model, new Float32Array(objectSide * objectSide * 3), objectSide);
  report({ type: 'ready' });
  const slowed = (pause: number) => report({ type: 'degraded', everyMs: pause });
  await lookAtFrames(readable, { everyMs, slowed }, async (frame) => {
    const began = performance.now();
    context.drawImage(frame, 0, 0, objectSide, objectSide);
    const { data } = context.getImageData(0, 0, objectSide, objectSide);
    // The shorter output holds the boxes, four numbers a place; the other the scores.
    const [boxes, scores] = await run(model, objectInput(data), objectSide);
    if (!boxes || !scores) {
      throw new Error('the model said nothing');
    }
    const objects = readObjects(boxes, scores);
    report({ type: 'objects', objects, mean: meanLuma(data), tookMs: performance.now() - began });
  });
  report({ type: 'ended' });
}
