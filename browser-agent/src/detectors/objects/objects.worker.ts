import type {
  DetectorInit,
  DetectorReport,
  ObjectSettings,
  ObjectsSample,
} from '../../messages/detector-messages.ts';
import { lookAtFrames } from '../frame-loop.ts';
import { loadModels, run } from '../models/litert.ts';
import { objectDownload } from '../models/model-downloads.ts';
import { meanLuma, objectInput, objectSide, readObjects } from './object-reading.ts';
import { phoneSide } from './phone-reading.ts';

const report = (message: DetectorReport<ObjectsSample>) => postMessage(message);

addEventListener('message', (event: MessageEvent<DetectorInit<VideoFrame, ObjectSettings>>) => {
  void watch(event.data).catch((cause: unknown) => report({ type: 'failed', reason: String(cause) }));
});

async function watch({
  readable,
  everyMs,
  stored = false,
  settings,
}: DetectorInit<VideoFrame, ObjectSettings>): Promise<void> {
  const [model] = await loadModels([objectDownload], report);
  // Its runtime is half a megabyte of script: an exam without phones to look for does without.
  const phonesIn = settings?.phones ? await (await import('./phone-model.ts')).loadPhoneFinder(report) : null;
  const things = drawing(objectSide);
  const phones = phonesIn && drawing(phoneSide);
  if (!model) {
    throw new Error('no model');
  }
  // The first look of all prepares the model and takes ten times as long: it is nobody's.
  await run(model, new Float32Array(objectSide * objectSide * 3), objectSide);
  report({ type: 'ready' });
  const slowed = (pause: number) => report({ type: 'degraded', everyMs: pause });
  await lookAtFrames(readable, { everyMs, stored, slowed }, async (frame) => {
    const began = performance.now();
    const data = pixels(frame, things);
    // The shorter output holds the boxes, four numbers a place; the other the scores.
    const [boxes, scores] = await run(model, objectInput(data), objectSide);
    if (!boxes || !scores) {
      throw new Error('the model said nothing');
    }
    const found = phones ? await phonesIn(pixels(frame, phones)) : [];
    const objects = [...readObjects(boxes, scores), ...found].sort((one, other) => other.score - one.score);
    report({ type: 'objects', objects, mean: meanLuma(data), tookMs: performance.now() - began });
  });
  report({ type: 'ended' });
}

function drawing(side: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(side, side).getContext('2d', {
    willReadFrequently: true,
    alpha: false,
  });
  if (!context) {
    throw new Error('no canvas');
  }
  return context;
}

function pixels(frame: VideoFrame, on: OffscreenCanvasRenderingContext2D): Uint8ClampedArray {
  const { width, height } = on.canvas;
  on.drawImage(frame, 0, 0, width, height);
  return on.getImageData(0, 0, width, height).data;
}
