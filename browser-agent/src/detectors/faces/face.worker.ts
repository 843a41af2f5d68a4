import { type CompiledModel, loadAndCompile, loadLiteRt, Tensor } from '@litertjs/core';
import makeRuntime from '@litertjs/core/wasm/litert_wasm_internal.js';
import runtimeAddress from '@litertjs/core/wasm/litert_wasm_internal.wasm?url';
import modelAddress from '@mediapipe/face_detection/face_detection_full_range_sparse.tflite?url';
import { modelFile } from '../../browser/model-store.ts';
import type { DetectorInit, DetectorReport, Face, FacesSample } from '../../messages/detector-messages.ts';
import { lookAtFrames } from '../frame-loop.ts';
import { inputOf, lightOf, type Placement, placementOf, readFaces, side } from './face-reading.ts';
import { faceModel, runtimeFile } from './model-files.ts';

const report = (message: DetectorReport<FacesSample>) => postMessage(message);

addEventListener('message', (event: MessageEvent<DetectorInit<VideoFrame>>) => {
  void watch(event.data).catch((cause: unknown) => report({ type: 'failed', reason: String(cause) }));
});

async function watch({ readable, everyMs }: DetectorInit<VideoFrame>): Promise<void> {
  const model = await loadModel();
  const canvas = new OffscreenCanvas(side, side);
  const context = canvas.getContext('2d', { willReadFrequently: true, alpha: false });
  if (!context) {
    throw new Error('no canvas');
  }
  // The first look of all prepares the model and takes ten times as long: it is nobody's.
  await facesIn(new Uint8ClampedArray(side * side * 4), placementOf(side, side), model);
  report({ type: 'ready' });
  const slowed = (pause: number) => report({ type: 'degraded', everyMs: pause });
  await lookAtFrames(readable, { everyMs, slowed }, async (frame) => {
    const began = performance.now();
    const placement = placementOf(frame.displayWidth, frame.displayHeight);
    context.clearRect(0, 0, side, side);
    context.drawImage(frame, placement.left, placement.top, placement.width, placement.height);
    const { data } = context.getImageData(0, 0, side, side);
    const faces = await facesIn(data, placement, model);
    const tookMs = performance.now() - began;
    report({ type: 'faces', faces, ...lightOf(data, placement), tookMs });
  });
  report({ type: 'ended' });
}

async function loadModel(): Promise<CompiledModel> {
  const total = runtimeFile.bytes + faceModel.bytes;
  const loaded = { runtime: 0, model: 0 };
  const progress = (of: keyof typeof loaded) => (bytes: number) => {
    loaded[of] = bytes;
    report({ type: 'loading', loaded: loaded.runtime + loaded.model, total });
  };
  const [wasmBinary, model] = await Promise.all([
    modelFile(runtimeAddress, runtimeFile, progress('runtime')),
    modelFile(modelAddress, faceModel, progress('model')),
  ]);
  const quiet = (text: string) => console.debug(text);
  // The package loads its script by importScripts, which module workers have but refuse: it is bundled instead.
  for (const [name, value] of Object.entries({
    importScripts: () => undefined,
    ModuleFactory: makeRuntime,
    Module: { wasmBinary, print: quiet, printErr: quiet },
  })) {
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
  }
  await loadLiteRt('bundled.js');
  return loadAndCompile(model, { accelerator: 'wasm' });
}

async function facesIn(
  data: Uint8ClampedArray,
  placement: Placement,
  model: CompiledModel,
): Promise<readonly Face[]> {
  const input = new Tensor(inputOf(data), [1, side, side, 3]);
  const outputs = await model.run(input);
  try {
    // The smaller one holds the scores: one for each place.
    const [scores, boxes] = outputs
      .map((output) => output.toTypedArray() as Float32Array)
      .sort((one, other) => one.length - other.length);
    if (!scores || !boxes) {
      throw new Error('the model said nothing');
    }
    return readFaces(scores, boxes, placement);
  } finally {
    input.delete();
    for (const output of outputs) {
      output.delete();
    }
  }
}
