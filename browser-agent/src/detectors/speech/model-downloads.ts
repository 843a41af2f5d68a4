import modelAddress from '@ricky0123/vad-web/dist/silero_vad_v6.onnx?url';
import type { Download } from '../../browser/model-store.ts';
import { speechModel } from './model-files.ts';

export const modelDownload: Download = { address: modelAddress, file: speechModel };
