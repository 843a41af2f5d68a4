import { drawing } from '../../src/browser/frame-pictures.ts';
import { modelFiles } from '../../src/browser/model-store.ts';
import { FaceFinder, pixelsOf } from '../../src/detectors/faces/face-finder.ts';
import { meshInput, meshSide, readGaze, squareOf } from '../../src/detectors/gaze/face-mesh.ts';
import { loadModels, run } from '../../src/detectors/models/litert.ts';
import {
  descriptorModelDownload,
  descriptorWeightsDownload,
  faceDownload,
  meshDownload,
  objectDownload,
} from '../../src/detectors/models/model-downloads.ts';
import { objectInput, objectSide, readObjects } from '../../src/detectors/objects/object-reading.ts';
import { loadPhoneFinder } from '../../src/detectors/objects/phone-model.ts';
import { phoneSide } from '../../src/detectors/objects/phone-reading.ts';
import { DescriptorNetwork } from '../../src/detectors/person/descriptor-network.ts';
import { chipOf, chipSide } from '../../src/detectors/person/face-chip.ts';

/** Whether somebody was there, and when that was said; on the wall clock. */
export interface Found {
  readonly at: number;
  readonly present: boolean;
}

const paceMs = { faces: 250, objects: 2500, person: 5000 } as const;
const quiet = () => undefined;

/**
 * What one writes first: the same models on the page's own thread, one after the other.
 *
 * @param restless begins anew as soon as all have looked; else each looks as often as ours does
 */
export async function loadNaive(
  track: MediaStreamTrack,
  restless: boolean,
  told: (found: Found) => void,
): Promise<void> {
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = new MediaStream([track]);
  await video.play();
  const looks = await loadLooks(video, told);
  if (restless) {
    void loop(Object.values(looks));
  } else {
    for (const [name, look] of Object.entries(looks)) {
      setInterval(() => void look(), paceMs[name as keyof typeof paceMs]);
    }
  }
}

async function loop(looks: readonly (() => Promise<void>)[]): Promise<never> {
  for (;;) {
    for (const look of looks) {
      await look();
    }
    await new Promise(requestAnimationFrame);
  }
}

async function loadLooks(video: HTMLVideoElement, told: (found: Found) => void) {
  const [face, mesh, things] = await loadModels([faceDownload, meshDownload, objectDownload], quiet);
  const phonesIn = await loadPhoneFinder(quiet);
  const [manifest, weights] = await modelFiles([descriptorModelDownload, descriptorWeightsDownload], quiet);
  if (!face || !mesh || !things || !manifest || !weights) {
    throw new Error('no model');
  }
  const network = new DescriptorNetwork(manifest, weights);
  const finder = new FaceFinder(face);
  const [close, whole, wide, chip] = [meshSide, objectSide, phoneSide, chipSide].map(drawing);
  if (!close || !whole || !wide || !chip) {
    throw new Error('no canvas');
  }
  const pixels = (from: ImageBitmap, on: typeof whole) => {
    const side = on.canvas.width;
    on.drawImage(from, 0, 0, side, side);
    return on.getImageData(0, 0, side, side).data;
  };
  return {
    faces: async () => {
      const picture = await createImageBitmap(video);
      const [surest] = (await finder.find(picture)).found;
      if (surest) {
        const square = squareOf(surest, picture.width, picture.height);
        const rgba = pixelsOf(picture, square, close);
        await run(mesh, meshInput(rgba), meshSide, (flag, points) =>
          readGaze({ points, flag: flag[0] ?? 0, square, rgba }),
        );
      }
      told({ at: performance.timeOrigin + performance.now(), present: surest !== undefined });
      picture.close();
    },
    objects: async () => {
      const picture = await createImageBitmap(video);
      await run(things, objectInput(pixels(picture, whole)), objectSide, readObjects);
      await phonesIn(pixels(picture, wide));
      picture.close();
    },
    person: async () => {
      const picture = await createImageBitmap(video);
      const [surest] = (await finder.find(picture)).found;
      if (surest) {
        await network.describe(pixelsOf(picture, chipOf(surest, picture.width, picture.height), chip));
      }
      picture.close();
    },
  };
}
