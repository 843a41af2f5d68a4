import type { CompiledModel } from '@litertjs/core';
import { drawing, FramePictures, type Picture, sizeOf } from '../../browser/frame-pictures.ts';
import { release } from '../../browser/release.ts';
import type {
  DetectorInit,
  DetectorReport,
  Face,
  FacesSample,
  Gaze,
} from '../../messages/detector-messages.ts';
import { lookAtFrames } from '../frame-loop.ts';
import { meshInput, meshSide, readGaze, squareOf } from '../gaze/face-mesh.ts';
import { loadModels, run } from '../models/litert.ts';
import { faceDownload, meshDownload } from '../models/model-downloads.ts';
import { FaceFinder, pixelsOf } from './face-finder.ts';
import type { FoundFace } from './face-reading.ts';

const report = (message: DetectorReport<FacesSample>) => postMessage(message);

addEventListener('message', (event: MessageEvent<DetectorInit<VideoFrame>>) => {
  void watch(event.data).catch((cause: unknown) => report({ type: 'failed', reason: String(cause) }));
});

async function watch({
  readable,
  everyMs,
  stored = false,
  gaze = false,
}: DetectorInit<VideoFrame>): Promise<void> {
  const [model, mesh] = await loadModels([faceDownload, ...(gaze ? [meshDownload] : [])], report);
  if (!model) {
    throw new Error('no model');
  }
  const finder = new FaceFinder(model);
  const close = drawing(meshSide);
  const pictures = new FramePictures();
  await finder.prepare();
  report({ type: 'ready' });
  const slowed = (pause: number) => report({ type: 'degraded', everyMs: pause });
  await lookAtFrames(readable, { everyMs, stored, slowed }, async (frame) => {
    const began = performance.now();
    const picture = await pictures.of(frame);
    const { found, mean, deviation } = await finder.find(picture);
    const [surest] = found;
    const looking = mesh && surest ? await gazeOf(picture, surest, close, mesh) : null;
    const tookMs = performance.now() - began;
    report({ type: 'faces', faces: found.map(whereItIs), mean, deviation, gaze: looking, tookMs });
  });
  report({ type: 'ended' });
}

function whereItIs({ score, left, top, right, bottom }: FoundFace): Face {
  return { score, left, top, right, bottom };
}

/** Reads the face from the same picture, in full size: the eyes are small. */
async function gazeOf(
  picture: Picture,
  face: FoundFace,
  context: OffscreenCanvasRenderingContext2D,
  model: CompiledModel,
): Promise<Gaze | null> {
  const square = squareOf(face, ...sizeOf(picture));
  const rgba = pixelsOf(picture, square, context);
  const gaze = await run(model, meshInput(rgba), meshSide, (flag, points) =>
    readGaze({ points, flag: flag[0] ?? 0, square, rgba }),
  );
  release(rgba);
  return gaze;
}
