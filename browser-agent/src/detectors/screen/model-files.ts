import type { ShippedFile } from '../shipped-file.ts';

/** Tesseract, which reads text; its script is bundled, this is its WebAssembly. */
export const readerFile: ShippedFile = {
  name: 'tesseract-core-simd-lstm.wasm',
  package: 'tesseract.js-core',
  version: '7.0.0',
  path: 'tesseract-core-simd-lstm.wasm',
  licence: 'Apache-2.0',
  bytes: 2_857_601,
  sha256: '34e8d50cac216427d86bf397d610fdd9f49492539bbcdfbfccc4eda20c810bea',
};

export const readerScript: ShippedFile = {
  name: 'tesseract-core-simd-lstm.js',
  package: 'tesseract.js-core',
  version: '7.0.0',
  path: 'tesseract-core-simd-lstm.js',
  licence: 'Apache-2.0',
  bytes: 89_271,
  sha256: 'e48e2f02ddae3716c8dd24bf41cd290d4efa96892d689cdc4013c2545d63f469',
};

/** Latin letters (data of Tesseract, Apache-2.0); Cyrillic ones come from the institution's server. */
export const latinFile: ShippedFile = {
  name: 'eng.traineddata.gz',
  package: '@tesseract.js-data/eng',
  version: '1.0.0',
  path: '4.0.0_best_int/eng.traineddata.gz',
  licence: 'MIT',
  bytes: 2_952_873,
  sha256: '45b4cb346724ac1774f1c36f42f182b887bcdb28ebe63e6fff90ac41f3fcff91',
};

/** Everything of others that is shipped for reading the screen. */
export const shippedFiles: readonly ShippedFile[] = [readerFile, readerScript, latinFile];
