import type { DetectorReport } from '../../messages/detector-messages.ts';
import type { LikenessSample } from '../../messages/document.ts';
import type { FoundFace } from '../faces/face-reading.ts';
import { fromTile, printedFace, tiles } from './document-face.ts';
import { distanceOf, faceToDescribe } from './face-chip.ts';
import type { LikenessOrder } from './likeness.ts';
import { loadSight, type Sight } from './sight.ts';

const report = (message: DetectorReport<LikenessSample>) => postMessage(message);
const loading = loadSight(report);
loading.then(
  () => report({ type: 'ready' }),
  (cause: unknown) => report({ type: 'failed', reason: String(cause) }),
);

addEventListener('message', ({ data }: MessageEvent<LikenessOrder>) => {
  void loading
    .then((sight) => compare(sight, data))
    .then(report)
    .catch((cause: unknown) => report({ type: 'failed', reason: String(cause) }));
});

async function compare(sight: Sight, { entry, document, words }: LikenessOrder): Promise<LikenessSample> {
  const began = performance.now();
  const told = (seen: Pick<LikenessSample, 'distance' | 'faceWidth' | 'entry'>): LikenessSample => ({
    type: 'likeness',
    ...seen,
    tookMs: performance.now() - began,
  });
  const [one, other] = [await createImageBitmap(entry), await createImageBitmap(document)];
  try {
    const face = faceToDescribe((await sight.find(one)).found, one.width);
    const printed = printedFace(await facesIn(sight, other), words);
    const faceWidth = printed ? (printed.right - printed.left) * other.width : 0;
    if (!face || !printed) {
      return told({ distance: null, faceWidth, entry: face !== null });
    }
    const distance = distanceOf(await sight.describe(one, face), await sight.describe(other, printed));
    return told({ distance, faceWidth, entry: true });
  } finally {
    one.close();
    other.close();
  }
}

async function facesIn(sight: Sight, picture: ImageBitmap): Promise<readonly FoundFace[]> {
  const all: FoundFace[] = [];
  for (const tile of tiles) {
    const { width, height } = picture;
    const part = await createImageBitmap(
      picture,
      tile.left * width,
      tile.top * height,
      (tile.right - tile.left) * width,
      (tile.bottom - tile.top) * height,
    );
    const { found } = await sight.find(part);
    part.close();
    all.push(...found.map((face) => fromTile(face, tile)));
  }
  return all;
}
