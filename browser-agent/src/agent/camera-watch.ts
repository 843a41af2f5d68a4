import type { Outlook } from '../analysis/outlook.ts';
import { FaceSamples, pictureRules, takeObjects, takePicture } from '../analysis/samples.ts';
import { startPictureDetector } from '../detectors/camera/picture-detector.ts';
import { startFaceDetector } from '../detectors/faces/face-detector.ts';
import { startObjectDetector } from '../detectors/objects/object-detector.ts';
import type { NotAnalysedReason, WatchedRule } from '../messages/observations.ts';
import { faceRules, faceSilenceMs } from '../rules/faces.ts';
import { gazeRules } from '../rules/gaze.ts';
import { objectRules, objectSilenceMs } from '../rules/objects.ts';
import { personRules } from '../rules/person.ts';
import { Sacrifice, type Sacrificed } from './sacrifice.ts';
import { watchPerson } from './watch-person.ts';

/** A pace slower than this is no longer the one asked for. */
const slowMs = 1000;

/** What looks at the camera's picture. */
type Looker = 'picture' | 'faces' | 'objects' | 'person';

/** Everything that looks at the camera's picture, and what of it is given up on a computer that is too slow. */
export class CameraWatch {
  readonly #track: MediaStreamTrack;
  readonly #outlook: Outlook;
  readonly #watched: ReadonlySet<WatchedRule>;
  readonly #photo: Blob | null;
  readonly #sacrifice = new Sacrifice();
  #given: readonly Sacrificed[] = [];
  readonly #stops = new Map<Looker, () => void>();
  /** When each was looked at last; null while nobody looks, or cannot. */
  #facesSeenAt: number | null = null;
  #objectsSeenAt: number | null = null;
  #person: { tick(): void } | null = null;

  /** @param photo of the identification, to compare the face with; null where this page did not take it */
  constructor(
    track: MediaStreamTrack,
    outlook: Outlook,
    watched: ReadonlySet<WatchedRule>,
    photo: Blob | null,
  ) {
    this.#track = track;
    this.#outlook = outlook;
    this.#watched = watched;
    this.#photo = photo;
    this.#watchPicture();
    this.#watchFaces();
    this.#watchObjects();
    this.#watchPerson();
  }

  tick(): void {
    this.#noticeSilence();
    this.#person?.tick();
    const given = this.#sacrifice.given(this.#outlook.now());
    if (given.length !== this.#given.length) {
      this.#giveUp(given);
    }
  }

  stop(): void {
    for (const what of this.#stops.keys()) {
      this.#end(what);
    }
  }

  #giveUp(given: readonly Sacrificed[]): void {
    console.info(`given up, for the computer is busy: ${given.join(', ') || 'nothing'}`);
    const changed = (what: Sacrificed) => given.includes(what) !== this.#given.includes(what);
    const [person, objects, gaze] = [changed('person'), changed('objects'), changed('gaze')];
    this.#given = given;
    if (person) {
      this.#end('person');
      this.#watchPerson();
    }
    if (objects) {
      this.#end('objects');
      this.#watchObjects();
    }
    if (gaze) {
      this.#end('faces');
      this.#watchFaces();
    }
  }

  #watchPicture(): void {
    if (!this.#needs(pictureRules)) {
      return;
    }
    const detector = startPictureDetector(this.#track);
    detector.failed.listen(() => this.#blind(pictureRules, 'detector-failed'));
    detector.samples.listen((sample) => takePicture(sample, this.#outlook.now(), this.#outlook));
    this.#stops.set('picture', () => detector.stop());
  }

  #watchFaces(): void {
    const given = this.#given.includes('gaze');
    const gaze = this.#needs(gazeRules) && !given;
    if (given) {
      this.#blind(gazeRules, 'too-busy');
    }
    if (!gaze && !this.#needs(faceRules)) {
      return;
    }
    const detector = startFaceDetector(this.#track, { gaze });
    const samples = new FaceSamples(this.#outlook);
    this.#facesSeenAt = this.#outlook.now();
    detector.pace.listen((everyMs) => this.#sacrifice.heard(everyMs > slowMs, this.#outlook.now()));
    detector.failed.listen(() => {
      this.#facesSeenAt = null;
      this.#blind([...faceRules, ...gazeRules], 'detector-failed');
    });
    detector.samples.listen((sample) => {
      this.#facesSeenAt = this.#outlook.now();
      samples.take(sample, this.#facesSeenAt);
    });
    this.#stops.set('faces', () => {
      this.#facesSeenAt = null;
      detector.stop();
    });
  }

  #watchObjects(): void {
    if (!this.#needs(objectRules)) {
      return;
    }
    if (this.#given.includes('objects')) {
      this.#blind(objectRules, 'too-busy');
      return;
    }
    const detector = startObjectDetector(this.#track, { phones: this.#watched.has('gadgets') });
    this.#objectsSeenAt = this.#outlook.now();
    detector.failed.listen(() => {
      this.#objectsSeenAt = null;
      this.#blind(objectRules, 'detector-failed');
    });
    detector.samples.listen((sample) => {
      this.#objectsSeenAt = this.#outlook.now();
      takeObjects(sample, this.#objectsSeenAt, this.#outlook);
    });
    this.#stops.set('objects', () => {
      this.#objectsSeenAt = null;
      detector.stop();
    });
  }

  #watchPerson(): void {
    if (!this.#needs(personRules)) {
      return;
    }
    if (this.#given.includes('person')) {
      this.#blind(personRules, 'too-busy');
      return;
    }
    const watch = watchPerson(this.#track, this.#photo, this.#outlook);
    this.#person = watch;
    this.#stops.set('person', () => {
      this.#person = null;
      watch.stop();
    });
  }

  /** A model that loads for long, or a camera that gives no picture: nobody looks. */
  #noticeSilence(): void {
    const silent = (since: number | null, patience: number, rules: readonly WatchedRule[]) => {
      if (since !== null && this.#outlook.now() - since >= patience) {
        this.#blind(rules, 'detector-silent', since);
      }
    };
    silent(this.#facesSeenAt, faceSilenceMs, [...faceRules, ...gazeRules]);
    silent(this.#objectsSeenAt, objectSilenceMs, objectRules);
  }

  #needs(rules: readonly WatchedRule[]): boolean {
    return rules.some((rule) => this.#watched.has(rule));
  }

  #blind(rules: readonly WatchedRule[], reason: NotAnalysedReason, since = this.#outlook.now()): void {
    this.#outlook.blind(rules, reason, since);
  }

  #end(what: Looker): void {
    this.#stops.get(what)?.();
    this.#stops.delete(what);
  }
}
