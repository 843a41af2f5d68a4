import { modelFiles } from '../../browser/model-store.ts';
import type {
  DetectorInit,
  DetectorReport,
  PersonSample,
  PersonSettings,
} from '../../messages/detector-messages.ts';
import { drawing, FaceFinder, type Picture, pixelsOf, sizeOf } from '../faces/face-finder.ts';
import { lookAtFrames } from '../frame-loop.ts';
import { loadModels } from '../models/litert.ts';
import {
  descriptorModelDownload,
  descriptorWeightsDownload,
  faceDownload,
  tensorRuntimeDownload,
} from '../models/model-downloads.ts';
import { startTensors } from '../models/tensors.ts';
import { DescriptorNetwork } from './descriptor-network.ts';
import { chipOf, chipSide, Expected, faceToDescribe } from './face-chip.ts';

const report = (message: DetectorReport<PersonSample>) => postMessage(message);

addEventListener('message', (event: MessageEvent<DetectorInit<VideoFrame, PersonSettings>>) => {
  void watch(event.data).catch((cause: unknown) => report({ type: 'failed', reason: String(cause) }));
});

async function watch({
  readable,
  everyMs,
  settings,
}: DetectorInit<VideoFrame, PersonSettings>): Promise<void> {
  const see = await loadSight();
  const photo = settings?.photo ? await createImageBitmap(settings.photo) : null;
  const expected = new Expected(photo && (await see(photo)).described);
  photo?.close();
  report({ type: 'ready' });
  const slowed = (pause: number) => report({ type: 'degraded', everyMs: pause });
  await lookAtFrames(readable, { everyMs, slowed }, async (frame) => {
    const began = performance.now();
    const { described, mean } = await see(frame);
    const distance = described && expected.distance(described);
    report({ type: 'person', distance, mean, tookMs: performance.now() - began });
  });
  report({ type: 'ended' });
}

/** Describes the one face of a picture, or nobody's; what it was, it does not keep. */
async function loadSight() {
  const [wasm, manifest, weights] = await modelFiles(
    [tensorRuntimeDownload, descriptorModelDownload, descriptorWeightsDownload],
    (loaded, total) => report({ type: 'loading', loaded, total }),
  );
  const [model] = await loadModels([faceDownload], report);
  if (!wasm || !manifest || !weights || !model) {
    throw new Error('no model');
  }
  await startTensors(wasm);
  const network = new DescriptorNetwork(manifest, weights);
  const finder = new FaceFinder(model);
  const chip = drawing(chipSide);
  await finder.prepare();
  await network.describe(new Uint8ClampedArray(chipSide * chipSide * 4));
  return async (picture: Picture) => {
    const [width, height] = sizeOf(picture);
    const { found, mean } = await finder.find(picture);
    const face = faceToDescribe(found, width);
    const described = face && (await network.describe(pixelsOf(picture, chipOf(face, width, height), chip)));
    return { described, mean };
  };
}
