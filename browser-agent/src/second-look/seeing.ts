import { FaceSamples, pictureRules, takeObjects, takePicture } from '../analysis/samples.ts';
import { startPictureDetector } from '../detectors/camera/picture-detector.ts';
import { facesMs, gazeMs, startFaceDetector } from '../detectors/faces/face-detector.ts';
import { objectsMs, startObjectDetector } from '../detectors/objects/object-detector.ts';
import type { FacesSample, ObjectsSample, PictureSample } from '../messages/detector-messages.ts';
import type { Observation, WatchedRule } from '../messages/observations.ts';
import { faceRules, faceSilenceMs } from '../rules/faces.ts';
import { gazeRules } from '../rules/gaze.ts';
import { objectRules } from '../rules/objects.ts';
import { Looker } from './looker.ts';
import type { Looking } from './looking.ts';
import type { Stretch } from './recording.ts';

/** What looks at the pictures, how often, and which rules are blind without it. */
interface Eye {
  readonly name: string;
  readonly everyMs: number;
  readonly rules: readonly WatchedRule[];
  /** What it tells of. */
  readonly tells: readonly Observation['kind'][];
  look(frame: VideoFrame, at: number): Promise<void>;
  stop(): void;
}

/** A recording's encoder may drop the grain by which a frozen picture is told from a still one. */
const changing = 255;

/** Looks at the pictures of a stretch; returns how often each eye looked. */
export async function see(looking: Looking, stretch: Stretch): Promise<Readonly<Record<string, number>>> {
  const { recording, outlook, signal, looked } = looking;
  let eyes = eyesFor(looking);
  const everyMs = Object.fromEntries(eyes.map((eye) => [eye.name, eye.everyMs]));
  const rules = eyes.flatMap((eye) => eye.rules);
  const stepMs = Math.min(...eyes.map((eye) => eye.everyMs));
  let seenAt = recording.startedAt + stretch.from;
  try {
    for (let since = 0; stretch.from + since < stretch.to && eyes.length > 0; since += stepMs) {
      signal.throwIfAborted();
      const position = stretch.from + since;
      const at = recording.startedAt + position;
      const frame = await recording.picture(position);
      if (frame) {
        const failed = await lookWith(eyes, frame, at, since);
        frame.close();
        seenAt = at;
        eyes = eyes.filter((eye) => !failed.includes(eye));
        looked(...eyes.filter(isDue(since)).flatMap(({ tells }) => tells));
        outlook.blind(
          failed.flatMap((eye) => eye.rules),
          'detector-failed',
          at,
        );
      } else if (at - seenAt >= faceSilenceMs) {
        outlook.blind(rules, 'not-recorded', seenAt);
      }
      looking.at(position);
    }
  } finally {
    for (const eye of eyes) {
      eye.stop();
    }
  }
  return everyMs;
}

/** @returns the eyes that failed and look no more */
async function lookWith(
  eyes: readonly Eye[],
  frame: VideoFrame,
  at: number,
  since: number,
): Promise<readonly Eye[]> {
  const due = eyes.filter(isDue(since));
  const answers = await Promise.allSettled(due.map((eye) => eye.look(frame, at)));
  const failed = due.filter((_, index) => answers[index]?.status === 'rejected');
  for (const eye of failed) {
    eye.stop();
  }
  return failed;
}

const isDue =
  (since: number) =>
  ({ everyMs }: Eye): boolean =>
    since % everyMs === 0;

function eyesFor({ watched, outlook }: Looking): readonly Eye[] {
  const needs = (rules: readonly WatchedRule[]) => rules.some((rule) => watched.has(rule));
  const gaze = needs(gazeRules);
  const faceMs = gaze ? gazeMs : facesMs;
  const faces = new FaceSamples(outlook);
  const eyes: (Eye | false)[] = [
    needs([...faceRules, ...gazeRules]) &&
      eye<FacesSample>(
        {
          name: 'faces',
          everyMs: faceMs,
          rules: [...faceRules, ...gazeRules],
          tells: gaze ? ['faces', 'gaze'] : ['faces'],
        },
        new Looker((source) => startFaceDetector(source, { gaze })),
        (sample, at) => faces.take(sample, at),
      ),
    needs(pictureRules) &&
      eye<PictureSample>(
        { name: 'picture', everyMs: facesMs, rules: pictureRules, tells: ['picture'] },
        new Looker((source) => startPictureDetector(source)),
        (sample, at) => takePicture({ ...sample, difference: changing }, at, outlook),
      ),
    needs(objectRules) &&
      eye<ObjectsSample>(
        { name: 'objects', everyMs: objectsMs, rules: objectRules, tells: ['objects'] },
        new Looker((source) => startObjectDetector(source, { phones: watched.has('gadgets') })),
        (sample, at) => takeObjects(sample, at, outlook),
      ),
  ];
  return eyes.filter((one) => one !== false);
}

function eye<Sample extends { readonly type: string }>(
  what: Omit<Eye, 'look' | 'stop'>,
  looker: Looker<Sample>,
  take: (sample: Sample, at: number) => void,
): Eye {
  return {
    ...what,
    look: async (frame, at) => take(await looker.look(frame), at),
    stop: () => looker.stop(),
  };
}
