import { tensor4d, tidy } from '@tensorflow/tfjs-core';
import { modelFiles } from '../../browser/model-store.ts';
import type { DetectorState, SeenObject } from '../../messages/detector-messages.ts';
import {
  phoneModelDownload,
  phoneWeightsDownload,
  tensorRuntimeDownload,
} from '../models/model-downloads.ts';
import { graphModel, startTensors } from '../models/tensors.ts';
import { phoneInput, phoneOutput, phoneSide, readPhones } from './phone-reading.ts';

/** Looks for phones on a square of {@link phoneSide}. */
export type PhoneFinder = (rgba: Uint8ClampedArray) => Promise<readonly SeenObject[]>;

/** Loads the model, and shows it a first, empty picture: that look prepares it and takes longer. */
export async function loadPhoneFinder(report: (state: DetectorState) => void): Promise<PhoneFinder> {
  const [wasm, description, weights] = await modelFiles(
    [tensorRuntimeDownload, phoneModelDownload, phoneWeightsDownload],
    (loaded, total) => report({ type: 'loading', loaded, total }),
  );
  if (!wasm || !description || !weights) {
    throw new Error('no model');
  }
  await startTensors(wasm);
  const model = graphModel(description, weights);
  const find: PhoneFinder = async (rgba) => {
    const found = tidy(() =>
      model.execute(tensor4d(phoneInput(rgba), [1, phoneSide, phoneSide, 3]), [phoneOutput]),
    );
    const [finds] = Array.isArray(found) ? found : [found];
    try {
      return readPhones((await finds?.data<'float32'>()) ?? new Float32Array());
    } finally {
      finds?.dispose();
    }
  };
  await find(new Uint8ClampedArray(phoneSide * phoneSide * 4));
  return find;
}
