import type { ServerClock } from '../browser/clock.ts';
import { Remembered } from '../browser/remembered.ts';
import { Signal } from '../browser/signal.ts';
import type { Devices } from '../capture/devices.ts';
import { watchDisplays } from '../capture/displays.ts';
import { ExamWindowFocus } from '../capture/exam-window-focus.ts';
import { QuizSignals } from '../capture/quiz-signals.ts';
import { watchTracks } from '../capture/track-watch.ts';
import { startPictureDetector } from '../detectors/camera/picture-detector.ts';
import { startFaceDetector } from '../detectors/faces/face-detector.ts';
import { startSoundDetector } from '../detectors/microphone/sound-detector.ts';
import { list, number } from '../messages/decode.ts';
import {
  decodeIncident,
  decodeNotAnalysed,
  type Incident,
  type NotAnalysed,
  type Observation,
  type RuleNotice,
  type WatchedRule,
} from '../messages/observations.ts';
import type { SittingDocument } from '../messages/sitting-document.ts';
import { AnalysisLedger } from '../rules/analysis-ledger.ts';
import { faceRules, faceSilenceMs, tooDarkFor } from '../rules/faces.ts';
import { RuleEngine, rulesToWatch } from '../rules/rule-engine.ts';
import type { Changes } from '../rules/rule-watch.ts';
import type { SittingApi } from '../transport/sitting-api.ts';

const quizRules: readonly WatchedRule[] = ['active_window', 'cursor_on_page', 'task_copying'];
/** What a framed quiz's loader alone can tell; the rest the exam window sees itself. */
const framedLoaderRules: readonly WatchedRule[] = ['task_copying'];
const soundMs = 500;

/** Joins capture, detectors and rules: starts only what a watched rule needs. */
export class Watching {
  readonly incidents = new Signal<Incident>();
  readonly notices = new Signal<RuleNotice>();
  readonly notAnalysed = new Signal<NotAnalysed>();
  readonly #clock: ServerClock;
  readonly #watched: ReadonlySet<WatchedRule>;
  readonly #engine: RuleEngine;
  readonly #ledger: AnalysisLedger;
  readonly #quiz: QuizSignals;
  /** What lasts; the next page of a reloaded exam window goes on with it. */
  readonly #lasting: Remembered<readonly Incident[]>;
  readonly #unseen: Remembered<readonly NotAnalysed[]>;
  #loaderRules = quizRules;
  #focus: ExamWindowFocus | null = null;
  /** When faces were looked for last; null while nobody looks for them, or cannot. */
  #facesSeenAt: number | null = null;
  #stopDevices: (() => void)[] = [];
  #stopDisplays: (() => void) | false = false;
  #stopped = false;

  constructor({ id, rules }: Pick<SittingDocument, 'id' | 'rules'>, api: SittingApi, clock: ServerClock) {
    const newId = () => crypto.randomUUID();
    const watched = rulesToWatch(rules);
    this.#clock = clock;
    this.#watched = new Set(watched);
    this.#engine = new RuleEngine(rules, newId);
    this.#ledger = new AnalysisLedger(watched, newId);
    this.#quiz = new QuizSignals(api, clock, new Remembered(`vigil.judged.${id}`, number));
    this.#lasting = new Remembered(`vigil.lasting.${id}`, (value) => list(value, decodeIncident));
    this.#unseen = new Remembered(`vigil.unseen.${id}`, (value) => list(value, decodeNotAnalysed));
  }

  start(devices: Devices): void {
    this.#engine.resume(this.#lasting.value, this.#clock.now());
    this.#ledger.resume(this.#unseen.value);
    this.watchDevices(devices);
    if (this.#watched.has('single_display')) {
      this.#stopDisplays = watchDisplays(this.#clock, (seen) => this.observe(seen));
      if (this.#stopDisplays === false) {
        this.#blind(['single_display']);
      }
    }
    if (quizRules.some((rule) => this.#watched.has(rule))) {
      this.#focus = new ExamWindowFocus(this.#clock, (seen) => this.observe(seen));
      this.#quiz.observations.listen((seen) => this.observe(seen));
      this.#quiz.loader.listen(({ speaks, since }) => this.#loaderSpeaks(speaks, since));
      this.#quiz.start();
    }
  }

  /** The quiz was opened: its loader is expected from here on. */
  expectQuiz(): void {
    this.#quiz.expect();
  }

  /** The quiz is part of the exam window now, or was moved out of it. */
  quizFramed(shown: boolean): void {
    this.#loaderRules = shown ? framedLoaderRules : quizRules;
    this.observe({ kind: 'quiz-frame', at: this.#clock.now(), shown });
    if (shown) {
      this.#quiz.expect();
    } else {
      this.#quiz.unexpect();
    }
  }

  /** The quiz is where nobody of ours can look. */
  quizUnwatched(): void {
    this.#emitIntervals(this.#ledger.blind(quizRules, 'no-loader', this.#clock.now()));
  }

  /** Looks at these tracks from now on; the ones before are gone. */
  watchDevices({ camera, screen }: Devices): void {
    this.#stopDevicesNow();
    if (!camera || !screen) {
      return;
    }
    this.#stopDevices.push(watchTracks(camera, screen, this.#clock, (seen) => this.observe(seen)));
    this.#watchPicture(camera.getVideoTracks()[0]);
    this.#watchFaces(camera.getVideoTracks()[0]);
    this.#watchSound(camera.getAudioTracks()[0]);
  }

  include(ours: Window): void {
    this.#focus?.include(ours);
  }

  observe(observation: Observation): void {
    if (!this.#stopped) {
      this.#publish(this.#engine.observe(observation));
    }
  }

  tick(): void {
    if (!this.#stopped) {
      this.#noticeSilence();
      this.#publish(this.#engine.tick(this.#clock.now()));
    }
  }

  /** The page goes away, perhaps to come back: what lasts is left open for the next one. */
  leave(): void {
    if (!this.#stopped) {
      this.#lasting.value = this.#engine.open;
      this.#end();
    }
  }

  stop(): void {
    if (!this.#stopped) {
      const now = this.#clock.now();
      this.#publish(this.#engine.close(now));
      this.#emitIntervals(this.#ledger.close(now));
      this.#end();
    }
  }

  #end(): void {
    this.#stopped = true;
    this.#stopDevicesNow();
    this.#quiz.stop();
    this.#focus?.stop();
    if (this.#stopDisplays !== false) {
      this.#stopDisplays();
    }
  }

  #watchPicture(track: MediaStreamTrack | undefined): void {
    if (!track || !this.#watched.has('camera_picture')) {
      return;
    }
    const detector = startPictureDetector(track);
    detector.failed.listen(() => this.#blind(['camera_picture']));
    detector.samples.listen(({ mean, deviation, difference }) => {
      this.#see(['camera_picture']);
      this.observe({ kind: 'picture', at: this.#clock.now(), mean, deviation, difference });
    });
    this.#stopDevices.push(() => detector.stop());
  }

  #watchFaces(track: MediaStreamTrack | undefined): void {
    if (!track || !faceRules.some((rule) => this.#watched.has(rule))) {
      return;
    }
    const detector = startFaceDetector(track);
    this.#facesSeenAt = this.#clock.now();
    detector.failed.listen(() => {
      this.#facesSeenAt = null;
      this.#blind(faceRules);
    });
    detector.samples.listen(({ faces, mean, deviation }) => {
      const at = this.#clock.now();
      const seen = { kind: 'faces', at, faces, mean, deviation } as const;
      const unsure = tooDarkFor(seen);
      this.#facesSeenAt = at;
      this.#see(faceRules.filter((rule) => !unsure.includes(rule)));
      this.#emitIntervals(this.#ledger.blind(unsure, 'too-dark', at));
      this.observe(seen);
    });
    this.#stopDevices.push(() => {
      this.#facesSeenAt = null;
      detector.stop();
    });
  }

  /** A model that loads for long, or a camera that gives no picture: nobody looks. */
  #noticeSilence(): void {
    if (this.#facesSeenAt !== null && this.#clock.now() - this.#facesSeenAt >= faceSilenceMs) {
      this.#emitIntervals(this.#ledger.blind(faceRules, 'detector-silent', this.#facesSeenAt));
    }
  }

  #watchSound(track: MediaStreamTrack | undefined): void {
    if (!track || !this.#watched.has('microphone_on')) {
      return;
    }
    const detector = startSoundDetector(track, soundMs);
    detector.failed.listen(() => this.#blind(['microphone_on']));
    detector.samples.listen(({ rms }) => {
      this.#see(['microphone_on']);
      this.observe({ kind: 'sound', at: this.#clock.now(), rms });
    });
    this.#stopDevices.push(() => detector.stop());
  }

  #loaderSpeaks(speaks: boolean, since: number): void {
    this.#emitIntervals(
      speaks
        ? this.#ledger.seeing(this.#loaderRules, since)
        : this.#ledger.blind(this.#loaderRules, 'no-loader', since),
    );
  }

  #blind(rules: readonly WatchedRule[]): void {
    this.#emitIntervals(this.#ledger.blind(rules, 'detector-failed', this.#clock.now()));
  }

  #see(rules: readonly WatchedRule[]): void {
    this.#emitIntervals(this.#ledger.seeing(rules, this.#clock.now()));
  }

  #stopDevicesNow(): void {
    for (const stop of this.#stopDevices) {
      stop();
    }
    this.#stopDevices = [];
  }

  #publish(changes: Changes): void {
    if (changes.incidents.length > 0) {
      this.#lasting.value = this.#engine.open;
    }
    for (const incident of changes.incidents) {
      this.incidents.emit(incident);
    }
    for (const notice of changes.notices) {
      this.notices.emit(notice);
    }
  }

  #emitIntervals(intervals: readonly NotAnalysed[]): void {
    if (intervals.length > 0) {
      this.#unseen.value = this.#ledger.open;
    }
    for (const interval of intervals) {
      this.notAnalysed.emit(interval);
    }
  }
}
