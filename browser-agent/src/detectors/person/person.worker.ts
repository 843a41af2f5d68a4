import { FramePictures, type Picture, sizeOf } from '../../browser/frame-pictures.ts';
import type {
  DetectorInit,
  DetectorReport,
  PersonSample,
  PersonSettings,
} from '../../messages/detector-messages.ts';
import { lookAtFrames } from '../frame-loop.ts';
import { Expected, faceToDescribe } from './face-chip.ts';
import { loadSight, type Sight } from './sight.ts';

const report = (message: DetectorReport<PersonSample>) => postMessage(message);

addEventListener('message', (event: MessageEvent<DetectorInit<VideoFrame, PersonSettings>>) => {
  void watch(event.data).catch((cause: unknown) => report({ type: 'failed', reason: String(cause) }));
});

async function watch({
  readable,
  everyMs,
  settings,
}: DetectorInit<VideoFrame, PersonSettings>): Promise<void> {
  const sight = await loadSight(report);
  const photo = settings?.photo ? await createImageBitmap(settings.photo) : null;
  const expected = new Expected(photo && (await see(sight, photo)).described);
  photo?.close();
  const pictures = new FramePictures();
  report({ type: 'ready' });
  const slowed = (pause: number) => report({ type: 'degraded', everyMs: pause });
  await lookAtFrames(readable, { everyMs, slowed }, async (frame) => {
    const began = performance.now();
    const { described, mean } = await see(sight, await pictures.of(frame));
    const distance = described && expected.distance(described);
    report({ type: 'person', distance, mean, tookMs: performance.now() - began });
  });
  report({ type: 'ended' });
}

/** Describes the one face of a picture, or nobody's. */
async function see(sight: Sight, picture: Picture) {
  const { found, mean } = await sight.find(picture);
  const face = faceToDescribe(found, sizeOf(picture)[0]);
  return { described: face && (await sight.describe(picture, face)), mean };
}
