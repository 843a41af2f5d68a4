import { descriptorWeights, faceModel, meshModel, objectModel, phoneWeights } from './models/model-files.ts';
import { latinFile, readerFile } from './screen/model-files.ts';
import type { ShippedFile } from './shipped-file.ts';
import { speechModel } from './speech/model-files.ts';

/** Which models a detector looks with; a detector that is not here needs none. */
const models: Readonly<Record<string, readonly ShippedFile[]>> = {
  'faces-full-range': [faceModel],
  'face-mesh-gaze': [faceModel, meshModel],
  'objects-ssd-oidv4': [objectModel],
  'objects-centernet-coco': [phoneWeights],
  'person-dlib-resnet': [descriptorWeights],
  'speech-silero-v6': [speechModel],
  'speech-lips': [speechModel, meshModel],
  'screen-text-tesseract-7': [readerFile, latinFile],
};

/** The same with versions and the beginning of the digest, as a mark keeps it: `name@version#digest`; null where none. */
export function modelsOf(detector: string): string | null {
  const used = models[detector.replace(/\/.*$/, '')];
  return (
    used?.map(({ name, version, sha256 }) => `${name}@${version}#${sha256.slice(0, 8)}`).join(' ') ?? null
  );
}
