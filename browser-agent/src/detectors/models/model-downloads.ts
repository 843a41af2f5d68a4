import meshAddress from 'packed:face_landmark.tflite';
import objectAddress from 'packed:object_detection_ssd_mobilenetv2_oidv4_fp16.tflite';
import runtimeAddress from '@litertjs/core/wasm/litert_wasm_internal.wasm?url';
import faceAddress from '@mediapipe/face_detection/face_detection_full_range_sparse.tflite?url';
import type { Download } from '../../browser/model-store.ts';
import { faceModel, meshModel, objectModel, runtimeFile } from './model-files.ts';

export const runtimeDownload: Download = { address: runtimeAddress, file: runtimeFile };
export const faceDownload: Download = { address: faceAddress, file: faceModel };
export const meshDownload: Download = { address: meshAddress, file: meshModel };
export const objectDownload: Download = { address: objectAddress, file: objectModel };
