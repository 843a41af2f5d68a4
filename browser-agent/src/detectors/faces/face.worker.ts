import type { CompiledModel } from '@litertjs/core';
import type { DetectorInit, DetectorReport, FacesSample, Gaze } from '../../messages/detector-messages.ts';
import { lookAtFrames } from '../frame-loop.ts';
import { meshInput, meshSide, readGaze, type Square, squareOf } from '../gaze/face-mesh.ts';
import { loadModels, run } from '../models/litert.ts';
import { faceDownload, meshDownload } from '../models/model-downloads.ts';
import {
  type FoundFace,
  inputOf,
  lightOf,
  type Placement,
  placementOf,
  readFaces,
  side,
} from './face-reading.ts';

const report = (message: DetectorReport<FacesSample>) => postMessage(message);

addEventListener('message', (event: MessageEvent<DetectorInit<VideoFrame>>) => {
  void watch(event.data).catch((cause: unknown) => report({ type: 'failed', reason: String(cause) }));
});

async function watch({ readable, everyMs, gaze = false }: DetectorInit<VideoFrame>): Promise<void> {
  const [faceFinder, mesh] = await loadModels([faceDownload, ...(gaze ? [meshDownload] : [])], report);
  if (!faceFinder) {
    throw new Error('no model');
  }
  const whole = drawing(side);
  const close = drawing(meshSide);
  // The first look of all prepares the models and takes ten times as long: it is nobody's.
  await facesIn(new Uint8ClampedArray(side * side * 4), placementOf(side, side), faceFinder);
  report({ type: 'ready' });
  const slowed = (pause: number) => report({ type: 'degraded', everyMs: pause });
  await lookAtFrames(readable, { everyMs, slowed }, async (frame) => {
    const began = performance.now();
    const placement = placementOf(frame.displayWidth, frame.displayHeight);
    whole.clearRect(0, 0, side, side);
    whole.drawImage(frame, placement.left, placement.top, placement.width, placement.height);
    const { data } = whole.getImageData(0, 0, side, side);
    const found = await facesIn(data, placement, faceFinder);
    const [surest] = found;
    const looking = mesh && surest ? await gazeOf(frame, surest, close, mesh) : null;
    const faces = found.map(({ roll: _, ...face }) => face);
    const tookMs = performance.now() - began;
    report({ type: 'faces', faces, ...lightOf(data, placement), gaze: looking, tookMs });
  });
  report({ type: 'ended' });
}

function drawing(size: number): OffscreenCanvasRenderingContext2D {
  const canvas = new OffscreenCanvas(size, size);
  const context = canvas.getContext('2d', { willReadFrequently: true, alpha: false });
  if (!context) {
    throw new Error('no canvas');
  }
  return context;
}

async function facesIn(
  data: Uint8ClampedArray,
  placement: Placement,
  model: CompiledModel,
): Promise<readonly FoundFace[]> {
  // The shorter output holds the scores: one for each place.
  const [scores, boxes] = await run(model, inputOf(data), side);
  if (!scores || !boxes) {
    throw new Error('the model said nothing');
  }
  return readFaces(scores, boxes, placement);
}

/** Reads the face from the same frame, in full size: the eyes are small. */
async function gazeOf(
  frame: VideoFrame,
  face: FoundFace,
  context: OffscreenCanvasRenderingContext2D,
  model: CompiledModel,
): Promise<Gaze | null> {
  const square = squareOf(face, frame.displayWidth, frame.displayHeight);
  drawSquare(frame, square, context);
  const { data: rgba } = context.getImageData(0, 0, meshSide, meshSide);
  const [flag, points] = await run(model, meshInput(rgba), meshSide);
  if (!flag || !points) {
    throw new Error('the mesh said nothing');
  }
  return readGaze({ points, flag: flag[0] ?? 0, square, rgba });
}

function drawSquare(
  frame: VideoFrame,
  { x, y, size, angle }: Square,
  to: OffscreenCanvasRenderingContext2D,
): void {
  const scale = meshSide / size;
  to.resetTransform();
  to.clearRect(0, 0, meshSide, meshSide);
  to.translate(meshSide / 2, meshSide / 2);
  to.rotate(-angle);
  to.scale(scale, scale);
  to.drawImage(frame, -x, -y);
}
