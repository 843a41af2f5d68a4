import type { ShippedFile } from '../shipped-file.ts';

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

/** Google's face mesh: 468 points of one face with their depth, 192×192. */
export const meshModel: ShippedFile = {
  name: 'face_landmark.tflite',
  package: '@mediapipe/face_mesh',
  version: '0.4.1633559619',
  path: 'face_mesh_solution_packed_assets.data',
  offset: 2_495_952,
  licence: 'Apache-2.0',
  bytes: 1_241_896,
  sha256: 'c603fa6149219a3e9487dc9abd7a0c24474c77263273d24868378cdf40aa26d1',
};

/** Google's SSD MobileNet V2 of 23 classes of Open Images V4, 300×300. */
export const objectModel: ShippedFile = {
  name: 'object_detection_ssd_mobilenetv2_oidv4_fp16.tflite',
  package: '@mediapipe/objectron',
  version: '0.4.1675468480',
  path: 'objectron_solution_packed_assets.data',
  offset: 184,
  licence: 'Apache-2.0',
  bytes: 9_987_728,
  sha256: 'd0a5255bf8c4f5a0bc4240741a76c41d5e939f7655078f945f50ab53a9375da6',
};

/** Runs models of TensorFlow.js on one core of the processor. */
export const tensorRuntimeFile: ShippedFile = {
  name: 'tfjs-backend-wasm-simd.wasm',
  package: '@tensorflow/tfjs-backend-wasm',
  version: '4.22.0',
  path: 'wasm-out/tfjs-backend-wasm-simd.wasm',
  licence: 'Apache-2.0',
  bytes: 424_594,
  sha256: '77ebb28a6d34f371dbbf2086b7f2de8994acd8ea5a3cf1fa24d2c26c840cac7b',
};

/**
 * CenterNet on MobileNet V3 of the 80 classes of COCO, 512×512: how it is made.
 *
 * The licence is the package's. The model was trained in the repository `610265158/mobilenetv3_centernet`, which shows
 * no licence of its own (decision 37).
 */
export const phoneModel: ShippedFile = {
  name: 'centernet.json',
  package: '@vladmandic/human',
  version: '3.3.6',
  path: 'models/centernet.json',
  licence: 'MIT',
  bytes: 201_673,
  sha256: 'bfb942eaacc5becf738d536663bc4580a0ae9e560722306e6d4dd7fe4a09de05',
};

/** The same: its weights. */
export const phoneWeights: ShippedFile = {
  name: 'centernet.bin',
  package: '@vladmandic/human',
  version: '3.3.6',
  path: 'models/centernet.bin',
  licence: 'MIT',
  bytes: 4_030_290,
  sha256: '1b635a15009071f506f9f2b3519b31c072c534888989f30d269ffd44734ef7ef',
};

/**
 * dlib's residual network that describes a face by 128 numbers: names and shapes of its weights. Its author gave it to
 * the public domain; the licence is the package's.
 */
export const descriptorModel: ShippedFile = {
  name: 'face_recognition_model-weights_manifest.json',
  package: '@vladmandic/face-api',
  version: '1.7.15',
  path: 'model/face_recognition_model-weights_manifest.json',
  licence: 'MIT',
  bytes: 19_615,
  sha256: 'cbaffa501b0b9275a12b63357a6843e7e30c054e1c9151e1a5f879b26e32986b',
};

/** The same: its weights. */
export const descriptorWeights: ShippedFile = {
  name: 'face_recognition_model.bin',
  package: '@vladmandic/face-api',
  version: '1.7.15',
  path: 'model/face_recognition_model.bin',
  licence: 'MIT',
  bytes: 6_444_032,
  sha256: 'b413e420d6840b2775fba32008db6f3cddb07d485967fb42cfcf379c16a8c589',
};

/** Models that their package has in one file with others, or does not let be imported; the build takes them out. */
export const packedModels: readonly ShippedFile[] = [
  meshModel,
  objectModel,
  phoneModel,
  phoneWeights,
  descriptorModel,
  descriptorWeights,
];

/** Everything of others that is shipped for looking at pictures. */
export const shippedFiles: readonly ShippedFile[] = [
  runtimeFile,
  runtimeScript,
  tensorRuntimeFile,
  faceModel,
  ...packedModels,
];
