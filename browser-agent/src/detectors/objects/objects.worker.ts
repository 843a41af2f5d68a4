import { drawing, FramePictures, pixelsOn } from '../../browser/frame-pictures.ts';
import { release } from '../../browser/release.ts';
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
  const whole = drawing(objectSide);
  const phones = phonesIn && drawing(phoneSide);
  const pictures = new FramePictures();
  if (!model) {
    throw new Error('no model');
  }
  // The first look of all prepares the model and takes ten times as long: it is nobody's.
  await run(model, new Float32Array(objectSide * objectSide * 3), objectSide, readObjects);
  report({ type: 'ready' });
  const slowed = (pause: number) => report({ type: 'degraded', everyMs: pause });
  await lookAtFrames(readable, { everyMs, stored, slowed }, async (frame) => {
    const began = performance.now();
    const picture = await pictures.of(frame);
    const data = pixelsOn(picture, whole);
    // The shorter output holds the boxes, four numbers a place; the other the scores.
    const things = await run(model, objectInput(data), objectSide, readObjects);
    const found = phones ? await phonesIn(pixelsOn(picture, phones)) : [];
    const mean = meanLuma(data);
    release(data);
    const objects = [...things, ...found].sort((one, other) => other.score - one.score);
    report({ type: 'objects', objects, mean, tookMs: performance.now() - began });
  });
  report({ type: 'ended' });
}
