import latinAddress from '@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz?url';
import readerAddress from 'tesseract.js-core/tesseract-core-simd-lstm.wasm?url';
import type { Download } from '../../browser/model-store.ts';
import { latinFile, readerFile } from './model-files.ts';

export const readerDownload: Download = { address: readerAddress, file: readerFile };
export const latinDownload: Download = { address: latinAddress, file: latinFile };
