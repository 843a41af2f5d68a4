import { drawing, type Picture, sizeOf } from '../../browser/frame-pictures.ts';
import { modelFiles } from '../../browser/model-store.ts';
import { release } from '../../browser/release.ts';
import type { DetectorState } from '../../messages/detector-messages.ts';
import { FaceFinder, pixelsOf } from '../faces/face-finder.ts';
import type { FoundFace } from '../faces/face-reading.ts';
import { loadModels } from '../models/litert.ts';
import {
  descriptorModelDownload,
  descriptorWeightsDownload,
  faceDownload,
  tensorRuntimeDownload,
} from '../models/model-downloads.ts';
import { startTensors } from '../models/tensors.ts';
import { DescriptorNetwork } from './descriptor-network.ts';
import { chipOf, chipSide } from './face-chip.ts';

/** Finds faces and describes them; what it was that it saw, it does not keep. */
export interface Sight {
  find: FaceFinder['find'];
  /** @param face in parts of this picture */
  describe(picture: Picture, face: FoundFace): Promise<Float32Array>;
}

/** Loads what it takes, telling how far it is. */
export async function loadSight(report: (state: DetectorState) => void): Promise<Sight> {
  const files = await modelFiles(
    [tensorRuntimeDownload, descriptorModelDownload, descriptorWeightsDownload],
    (loaded, total) => report({ type: 'loading', loaded, total }),
  );
  const [wasm, manifest, weights] = files;
  const [model] = await loadModels([faceDownload], report);
  if (!wasm || !manifest || !weights || !model) {
    throw new Error('no model');
  }
  await startTensors(wasm);
  const network = new DescriptorNetwork(manifest, weights);
  release(wasm, manifest);
  const finder = new FaceFinder(model);
  const chip = drawing(chipSide);
  await finder.prepare();
  await network.describe(new Uint8ClampedArray(chipSide * chipSide * 4));
  return {
    find: (picture) => finder.find(picture),
    describe: (picture, face) => {
      const [width, height] = sizeOf(picture);
      return network.describe(pixelsOf(picture, chipOf(face, width, height), chip));
    },
  };
}
