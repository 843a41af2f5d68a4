import type { ModelFile } from '../../browser/model-store.ts';

/** Where a shipped file comes from and on what terms. */
export interface ShippedFile extends ModelFile {
  readonly package: string;
  readonly version: string;
  readonly path: string;
  readonly licence: string;
}

/** Runs TensorFlow Lite models on the processor; its script is bundled, this is its WebAssembly. */
export const runtimeFile: ShippedFile = {
  name: 'litert_wasm_internal.wasm',
  package: '@litertjs/core',
  version: '2.5.3',
  path: 'wasm/litert_wasm_internal.wasm',
  licence: 'Apache-2.0',
  bytes: 9_367_934,
  sha256: '7280cf4471774867e385e6c3cd53e2b45e2975b80fea338fff4ef359b0865614',
};

export const runtimeScript: ShippedFile = {
  name: 'litert_wasm_internal.js',
  package: '@litertjs/core',
  version: '2.5.3',
  path: 'wasm/litert_wasm_internal.js',
  licence: 'Apache-2.0',
  bytes: 273_035,
  sha256: '68efb69f770e3f76aff36a377de629ca496c131b86ac0f0f4b592a1543a898eb',
};

/** Google's BlazeFace, full range, sparse: faces up to five metres away, 192×192. */
export const faceModel: ShippedFile = {
  name: 'face_detection_full_range_sparse.tflite',
  package: '@mediapipe/face_detection',
  version: '0.4.1646425229',
  path: 'face_detection_full_range_sparse.tflite',
  licence: 'Apache-2.0',
  bytes: 680_736,
  sha256: '671dd2f9ed11a78436fc21cc42357a803dfc6f73e9fb86541be942d5716c2dce',
};

/** Everything of others that is shipped for looking for faces. */
export const shippedFiles: readonly ShippedFile[] = [runtimeFile, runtimeScript, faceModel];
