import { tensor4d, tidy } from '@tensorflow/tfjs-core';
import { modelFiles } from '../../browser/model-store.ts';
import { release } from '../../browser/release.ts';
import type { DetectorState, SeenObject } from '../../messages/detector-messages.ts';
import {
  phoneModelDownload,
  phoneWeightsDownload,
  tensorRuntimeDownload,
} from '../models/model-downloads.ts';
import { graphModel, startTensors } from '../models/tensors.ts';
import { phoneInput, phoneOutput, phoneSide, readPhones } from './phone-reading.ts';

/** Looks for phones on a square of {@link phoneSide}, which is used up. */
export type PhoneFinder = (rgba: ImageDataArray) => Promise<readonly SeenObject[]>;

/** Loads the model, and shows it a first, empty picture: that look prepares it and takes longer. */
export async function loadPhoneFinder(report: (state: DetectorState) => void): Promise<PhoneFinder> {
  const files = await modelFiles(
    [tensorRuntimeDownload, phoneModelDownload, phoneWeightsDownload],
    (loaded, total) => report({ type: 'loading', loaded, total }),
  );
  const [wasm, description, weights] = files;
  if (!wasm || !description || !weights) {
    throw new Error('no model');
  }
  await startTensors(wasm);
  const model = graphModel(description, weights);
  const find: PhoneFinder = async (rgba) => {
    const input = phoneInput(rgba);
    release(rgba);
    const found = tidy(() => model.execute(tensor4d(input, [1, phoneSide, phoneSide, 3]), [phoneOutput]));
    release(input);
    const [finds] = Array.isArray(found) ? found : [found];
    try {
      return readPhones((await finds?.data<'float32'>()) ?? new Float32Array());
    } finally {
      finds?.dispose();
    }
  };
  await find(new Uint8ClampedArray(phoneSide * phoneSide * 4));
  release(...files);
  return find;
}
