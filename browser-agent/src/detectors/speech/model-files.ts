import type { ShippedFile } from '../shipped-file.ts';

/** Silero VAD 6 (MIT), which tells speech from all other sound, as the package carries it. */
export const speechModel: ShippedFile = {
  name: 'silero_vad_v6.onnx',
  package: '@ricky0123/vad-web',
  version: '0.0.31',
  path: 'dist/silero_vad_v6.onnx',
  licence: 'ISC',
  bytes: 2_327_524,
  sha256: '1a153a22f4509e292a94e67d6f9b85e8deb25b4988682b7e174c65279d8788e3',
};

/** Everything of others that is shipped for listening for speech. */
export const shippedFiles: readonly ShippedFile[] = [speechModel];
