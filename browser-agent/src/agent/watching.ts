import type { Outlook } from '../analysis/outlook.ts';
import type { ServerClock } from '../browser/clock.ts';
import { Remembered } from '../browser/remembered.ts';
import { Signal } from '../browser/signal.ts';
import type { Devices } from '../capture/devices.ts';
import { watchDisplays } from '../capture/displays.ts';
import { ExamWindowFocus } from '../capture/exam-window-focus.ts';
import { Loudness } from '../capture/loudness.ts';
import { QuizSignals } from '../capture/quiz-signals.ts';
import { watchTracks } from '../capture/track-watch.ts';
import { startSoundDetector } from '../detectors/microphone/sound-detector.ts';
import { modelsOf } from '../detectors/model-versions.ts';
import { list, number } from '../messages/decode.ts';
import type { GazeBaseline } from '../messages/gaze.ts';
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
import { RuleEngine, rulesDeclined, rulesToWatch, rulesWithoutDetector } from '../rules/rule-engine.ts';
import type { Changes } from '../rules/rule-watch.ts';
import { screenRules } from '../rules/screen.ts';
import { soundsLikeSpeech } from '../rules/voices.ts';
import type { SittingApi } from '../transport/sitting-api.ts';
import { CameraWatch } from './camera-watch.ts';
import { gazeBaseline } from './gaze-baseline.ts';
import { DeviceMemory, deviceRules } from './watch-devices.ts';
import { screenSettings, watchScreen } from './watch-screen.ts';
import { watchVoices } from './watch-voices.ts';

const quizRules: readonly WatchedRule[] = ['active_window', 'cursor_on_page', 'task_copying'];
/** What a framed quiz's loader alone can tell; the rest the exam window sees itself. */
const framedLoaderRules: readonly WatchedRule[] = ['task_copying'];
const soundMs = 500;

type Watched = Pick<SittingDocument, 'id' | 'rules' | 'exam'>;

/** Joins capture, detectors and rules: starts only what a watched rule needs. */
export class Watching {
  readonly incidents = new Signal<Incident>();
  readonly notices = new Signal<RuleNotice>();
  readonly notAnalysed = new Signal<NotAnalysed>();
  readonly loudness = new Loudness();
  readonly #clock: ServerClock;
  readonly #api: SittingApi;
  readonly #document: Watched;
  readonly #watched: ReadonlySet<WatchedRule>;
  readonly #withoutDetector: readonly string[];
  readonly #declined: readonly string[];
  readonly #photo: Blob | null;
  readonly #engine: RuleEngine;
  readonly #ledger: AnalysisLedger;
  readonly #quiz: QuizSignals;
  /** What lasts; the next page of a reloaded exam window goes on with it. */
  readonly #lasting: Remembered<readonly Incident[]>;
  readonly #unseen: Remembered<readonly NotAnalysed[]>;
  readonly #straightAhead: Remembered<GazeBaseline | null>;
  readonly #deviceMemory: DeviceMemory;
  #loaderRules = quizRules;
  #focus: ExamWindowFocus | null = null;
  #camera: CameraWatch | null = null;
  #joined: readonly { tick(): void; stop(): void }[] = [];
  #stopDevices: (() => void)[] = [];
  #stopDisplays: (() => void) | false = false;
  #stopped = false;

  /** @param photo of the identification, where this page took it */
  constructor(document: Watched, api: SittingApi, clock: ServerClock, photo: Blob | null) {
    const { id, rules } = document;
    const newId = () => crypto.randomUUID();
    const watched = rulesToWatch(rules);
    this.#clock = clock;
    this.#api = api;
    this.#document = document;
    this.#watched = new Set(watched);
    this.#withoutDetector = rulesWithoutDetector(rules);
    this.#declined = rulesDeclined(rules);
    this.#photo = photo;
    this.#engine = new RuleEngine(rules, newId);
    this.#ledger = new AnalysisLedger([...watched, ...this.#withoutDetector, ...this.#declined], newId);
    this.#quiz = new QuizSignals(api, clock, new Remembered(`vigil.judged.${id}`, number));
    this.#lasting = new Remembered(`vigil.lasting.${id}`, (value) => list(value, decodeIncident));
    this.#straightAhead = gazeBaseline(id);
    this.#deviceMemory = new DeviceMemory(id);
    this.#unseen = new Remembered(`vigil.unseen.${id}`, (value) => list(value, decodeNotAnalysed));
  }

  start(devices: Devices): void {
    this.#engine.resume(this.#lasting.value, this.#clock.now());
    this.#ledger.resume(this.#unseen.value);
    this.#emitIntervals(this.#ledger.blind(this.#withoutDetector, 'no-detector', this.#clock.now()));
    this.#emitIntervals(this.#ledger.blind(this.#declined, 'no-consent', this.#clock.now()));
    const baseline = this.#straightAhead.value;
    if (baseline) {
      this.observe({ kind: 'gaze-baseline', at: this.#clock.now(), baseline });
    }
    this.#deviceMemory.recall(this.#outlook());
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
    if (deviceRules.some((rule) => this.#watched.has(rule))) {
      this.#stopDevices.push(this.#deviceMemory.watch(camera, this.#clock, this.#outlook()));
    }
    this.#watchCamera(camera.getVideoTracks()[0]);
    this.#watchSound(camera.getAudioTracks()[0]);
    this.#watchVoices(camera.getAudioTracks()[0]);
    this.#watchScreen(screen.getVideoTracks()[0]);
  }

  include(ours: Window): void {
    this.#focus?.include(ours);
  }

  observe(observation: Observation): void {
    if (!this.#stopped) {
      if (observation.kind === 'speech' && soundsLikeSpeech(observation)) {
        this.loudness.spoken(observation.at);
      }
      this.#publish(this.#engine.observe(observation));
    }
  }

  tick(): void {
    if (!this.#stopped) {
      this.#camera?.tick();
      for (const joined of this.#joined) {
        joined.tick();
      }
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

  #watchCamera(track: MediaStreamTrack | undefined): void {
    if (track) {
      const camera = new CameraWatch(track, this.#outlook(), this.#watched, this.#photo);
      this.#camera = camera;
      this.#stopDevices.push(() => {
        this.#camera = null;
        camera.stop();
      });
    }
  }

  /** Whether or not a rule asks: the reviewer's waveform is made of it. */
  #watchSound(track: MediaStreamTrack | undefined): void {
    if (!track) {
      return;
    }
    const judged = this.#watched.has('microphone_on');
    const detector = startSoundDetector(track, soundMs);
    detector.failed.listen(() => judged && this.#blind(['microphone_on']));
    detector.samples.listen(({ rms }) => {
      const at = this.#clock.now();
      this.loudness.add(at, rms);
      if (judged) {
        this.#see(['microphone_on']);
        this.observe({ kind: 'sound', at, rms });
      }
    });
    this.#stopDevices.push(() => {
      detector.stop();
      this.loudness.give();
    });
  }

  #watchVoices(track: MediaStreamTrack | undefined): void {
    if (track && this.#watched.has('voices')) {
      this.#join(watchVoices(track, this.#outlook()));
    }
  }

  #watchScreen(track: MediaStreamTrack | undefined): void {
    if (!track || !screenRules.some((rule) => this.#watched.has(rule))) {
      return;
    }
    let wanted = true;
    this.#stopDevices.push(() => {
      wanted = false;
    });
    screenSettings(this.#api, this.#document)
      .then((settings) => {
        if (wanted) {
          this.#join(watchScreen(track, settings, this.#outlook()));
        }
      })
      .catch((cause: unknown) => {
        console.error('the screen cannot be read', cause);
        this.#blind(screenRules);
      });
  }

  #join(joined: { tick(): void; stop(): void }): void {
    this.#joined = [...this.#joined, joined];
    this.#stopDevices.push(() => {
      this.#joined = this.#joined.filter((other) => other !== joined);
      joined.stop();
    });
  }

  #outlook(): Outlook {
    return {
      now: () => this.#clock.now(),
      observe: (seen) => this.observe(seen),
      see: (rules) => this.#see(rules),
      blind: (rules, reason, since) => this.#emitIntervals(this.#ledger.blind(rules, reason, since)),
    };
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
      this.incidents.emit({ ...incident, model: modelsOf(incident.detector) });
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
