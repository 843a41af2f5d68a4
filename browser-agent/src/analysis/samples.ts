import type {
  FacesSample,
  ObjectsSample,
  PictureSample,
  SpeechSample,
} from '../messages/detector-messages.ts';
import type { WatchedRule } from '../messages/observations.ts';
import { faceRules, tooDarkFor } from '../rules/faces.ts';
import { gazeRules, gazeSilenceMs } from '../rules/gaze.ts';
import { objectRules, tooDarkForObjects } from '../rules/objects.ts';
import { DrowningNoise } from '../rules/voices.ts';
import type { Outlook } from './outlook.ts';

/** Rules that the camera's picture as a whole decides. */
export const pictureRules: readonly WatchedRule[] = ['camera_picture', 'light'];

export function takePicture({ type: kind, ...measured }: PictureSample, at: number, outlook: Outlook): void {
  outlook.observe({ kind, at, ...measured });
  outlook.see(pictureRules);
}

/** What looks for faces say, and which of them say nothing. */
export class FaceSamples {
  readonly #outlook: Outlook;
  #gazeReadAt: number;

  constructor(outlook: Outlook) {
    this.#outlook = outlook;
    this.#gazeReadAt = outlook.now();
  }

  take({ faces, mean, deviation, gaze }: FacesSample, at: number): void {
    const seen = { kind: 'faces', at, faces, mean, deviation } as const;
    const unsure = tooDarkFor(seen);
    this.#outlook.observe(seen);
    this.#outlook.see(faceRules.filter((rule) => !unsure.includes(rule)));
    this.#outlook.blind(unsure, 'too-dark', at);
    if (gaze) {
      this.#gazeReadAt = at;
      this.#outlook.observe({ kind: 'gaze', at, gaze });
      this.#outlook.see(gazeRules);
    } else if (at - this.#gazeReadAt >= gazeSilenceMs) {
      this.#outlook.blind(gazeRules, 'face-unreadable', this.#gazeReadAt);
    }
  }
}

export function takeObjects({ objects, mean }: ObjectsSample, at: number, outlook: Outlook): void {
  const seen = { kind: 'objects', at, objects, mean } as const;
  outlook.observe(seen);
  if (tooDarkForObjects(seen)) {
    outlook.blind(objectRules, 'too-dark', at);
  } else {
    outlook.see(objectRules);
  }
}

export const voiceRules = ['voices'] as const satisfies readonly WatchedRule[];

/** What was heard, and whether noise drowned it. */
export class SpeechSamples {
  readonly #outlook: Outlook;
  readonly #noise = new DrowningNoise();

  constructor(outlook: Outlook) {
    this.#outlook = outlook;
  }

  take({ probability, rms }: SpeechSample, at: number): void {
    const heard = { kind: 'speech', at, probability, rms } as const;
    this.#outlook.observe(heard);
    if (this.#noise.observe(heard)) {
      this.#outlook.blind(voiceRules, 'too-loud', at);
    } else {
      this.#outlook.see(voiceRules);
    }
  }
}
