import phoneWeightsAddress from 'packed:centernet.bin';
import phoneModelAddress from 'packed:centernet.json';
import meshAddress from 'packed:face_landmark.tflite';
import descriptorWeightsAddress from 'packed:face_recognition_model.bin';
import descriptorModelAddress from 'packed:face_recognition_model-weights_manifest.json';
import objectAddress from 'packed:object_detection_ssd_mobilenetv2_oidv4_fp16.tflite';
import runtimeAddress from '@litertjs/core/wasm/litert_wasm_internal.wasm?url';
import faceAddress from '@mediapipe/face_detection/face_detection_full_range_sparse.tflite?url';
import tensorRuntimeAddress from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-simd.wasm?url';
import type { Download } from '../../browser/model-store.ts';
import {
  descriptorModel,
  descriptorWeights,
  faceModel,
  meshModel,
  objectModel,
  phoneModel,
  phoneWeights,
  runtimeFile,
  tensorRuntimeFile,
} from './model-files.ts';

export const runtimeDownload: Download = { address: runtimeAddress, file: runtimeFile };
export const faceDownload: Download = { address: faceAddress, file: faceModel };
export const meshDownload: Download = { address: meshAddress, file: meshModel };
export const objectDownload: Download = { address: objectAddress, file: objectModel };

export const tensorRuntimeDownload: Download = { address: tensorRuntimeAddress, file: tensorRuntimeFile };
export const phoneModelDownload: Download = { address: phoneModelAddress, file: phoneModel };
export const phoneWeightsDownload: Download = { address: phoneWeightsAddress, file: phoneWeights };
export const descriptorModelDownload: Download = { address: descriptorModelAddress, file: descriptorModel };
export const descriptorWeightsDownload: Download = {
  address: descriptorWeightsAddress,
  file: descriptorWeights,
};
