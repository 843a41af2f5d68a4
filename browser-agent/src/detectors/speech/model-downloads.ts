import modelAddress from '@ricky0123/vad-web/dist/silero_vad_v6.onnx?url';
import runtimeAddress from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import type { Download } from '../../browser/model-store.ts';
import { runtimeFile, speechModel } from './model-files.ts';

export const runtimeDownload: Download = { address: runtimeAddress, file: runtimeFile };
export const modelDownload: Download = { address: modelAddress, file: speechModel };
