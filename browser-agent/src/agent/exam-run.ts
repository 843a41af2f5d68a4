import { keepWindow } from '../browser/offline-window.ts';
import { RoomWatch } from '../browser/room-watch.ts';
import type { Device } from '../capture/devices.ts';
import { FramedQuiz } from '../capture/framed-quiz.ts';
import { type StreamName, streamNames } from '../messages/evidence.ts';
import type { RuleNotice } from '../messages/observations.ts';
import { isFramed, type Unframing } from '../messages/sitting-document.ts';
import { version } from '../messages/version.ts';
import { Presence } from '../sitting/presence.ts';
import { ExamView } from '../ui/exam-view.ts';
import { QualitySteps } from '../uploader/quality-steps.ts';
import type { Companion } from './companion.ts';
import { ExamStills } from './exam-stills.ts';
import { FilledScreen } from './filled-screen.ts';
import { NoticeLog } from './notice-log.ts';
import type { Parts } from './parts.ts';
import { quizAddress } from './quiz-address.ts';
import { Watching } from './watching.ts';

const tickMs = 1000;
/** A timer that comes this late means that the computer slept. */
const asleepMs = 15_000;
const patienceMs = 20_000;
const undoMs = 60_000;
/** Telling the server of the end takes a moment; longer than this it was cut off. */
const lateFinishMs = 5000;
/** By then the workers of the detectors are loaded, too. */
const settledMs = 5000;

export interface RunEvents {
  /** A device stopped: the student must switch it on again. */
  lost(device: Device): void;
  /** A newer window took the sitting over. */
  takenOver(): void;
}

/** The running exam: records, watches, is present, shows notices, until the student finishes. */
export class ExamRun {
  readonly #parts: Parts;
  readonly #view: ExamView;
  readonly #watching: Watching;
  readonly #presence: Presence;
  readonly #companion: Companion;
  readonly #notices: NoticeLog;
  readonly #since: number;
  readonly #steps = new QualitySteps();
  readonly #room: RoomWatch;
  readonly #stills: ExamStills;
  readonly #filled: FilledScreen;
  readonly #over = new AbortController();
  #timer: ReturnType<typeof setInterval> | null = null;
  #lastTick: number;
  #recordedUntil: number | null = null;
  #connected = true;
  #quizOpened: boolean;
  #endedByPlatform = false;
  #frame: FramedQuiz | null = null;
  #stopListening: () => void = () => undefined;

  /** @param resumed the quiz may have been opened before this page was loaded */
  constructor(parts: Parts, camera: MediaStream, companion: Companion, resumed: boolean, events: RunEvents) {
    this.#parts = parts;
    this.#companion = companion;
    this.#quizOpened = resumed;
    this.#since = this.#lastTick = parts.clock.now();
    this.#watching = new Watching(parts.sitting.document, parts.api, parts.clock, parts.entryPhoto.picture);
    this.#notices = new NoticeLog(parts.sitting.document.id, parts.language);
    this.#room = new RoomWatch(parts.sitting.document.requirements.storageBytes / 10);
    this.#stills = new ExamStills(
      () => parts.clock.now(),
      (strip) => void parts.reports.report('stills', strip.id, strip),
    );
    this.#presence = new Presence(
      parts.api,
      () => parts.clock.now(),
      () => this.#health(),
    );
    this.#view = new ExamView(parts.sitting.document, camera, parts.texts, this.#intents(camera));
    this.#filled = new FilledScreen(parts, this.#watching, this.#view);
    this.#presence.takenOver.listen(() => events.takenOver());
    this.#stopListening = parts.devices.lost.listen((device) => events.lost(device));
  }

  start(): void {
    this.#wire();
    this.#restoreNotices();
    this.#watching.start(this.#parts.devices);
    this.#stills.begin(this.#parts.devices);
    const { window: onTop } = this.#companion;
    this.#view.companionMissing(!this.#companion.staysOnTop);
    if (onTop) {
      this.#watching.include(onTop);
    }
    if (this.#quizOpened) {
      this.#quizInItsTab();
    }
    const { confirmedAt } = this.#parts.sitting.document.submission;
    this.#quizOver(confirmedAt !== null);
    this.#presence.start(this.#parts.sitting.document.heartbeatSeconds * 1000);
    this.#timer = setInterval(() => this.#tick(), tickMs);
    setTimeout(() => void keepWindow(version, this.#over.signal), settledMs);
    this.show();
  }

  /** Shows the exam again after devices were switched on anew. */
  async resume(): Promise<void> {
    const { camera, screen } = this.#parts.devices;
    if (camera && screen) {
      // What does not begin now is begun again with the ticks.
      await this.#parts.recording
        .start({ camera, screen })
        .catch((cause: unknown) => console.error('the recording does not begin', cause));
      this.#watching.watchDevices(this.#parts.devices);
      this.#stills.begin(this.#parts.devices);
      this.show();
    }
  }

  show(): void {
    this.#tick();
    this.#parts.shell.show('exam', this.#view.element);
  }

  /** The page goes away, perhaps only to be loaded again. */
  leave(): void {
    this.#watching.leave();
    this.stop();
  }

  /** Ends watching and presence; recording is ended by who knows why. */
  stop(): void {
    this.#over.abort();
    this.#stopListening();
    this.#frame?.stop();
    this.#filled.stop();
    this.#stills.end();
    this.#watching.stop();
    this.#presence.stop();
    this.#companion.close();
    if (this.#timer !== null) {
      clearInterval(this.#timer);
      this.#timer = null;
    }
  }

  #wire(): void {
    const { reports, recording, sitting, api } = this.#parts;
    this.#watching.incidents.listen((incident) => {
      void reports.report('incidents', incident.id, incident);
      this.#stills.picture(incident);
    });
    this.#watching.notAnalysed.listen(
      (interval) => void reports.report('not-analysed', interval.id, interval),
    );
    this.#watching.loudness.pieces.listen((piece) => void reports.report('loudness', piece.id, piece));
    this.#watching.notices.listen((notice) => this.#notice(notice));
    this.#companion.opened.listen((ours) => this.#watching.include(ours));
    this.#companion.onTop.listen((onTop) => this.#view.companionMissing(!onTop));
    this.#companion.handIn.listen(() => {
      window.focus();
      this.#view.askHandIn();
    });
    this.#presence.connection.listen((connected) => {
      this.#connected = connected;
    });
    this.#presence.disowned.listen(() => this.#tell(this.#parts.texts.exam.otherSignIn));
    this.#presence.outages.listen(({ from, to }) => recording.missed(from, to, 'network'));
    this.#presence.heard.listen((heartbeat) => {
      if (sitting.outdatedBy(heartbeat)) {
        void api
          .state()
          .then((document) => sitting.accept(document))
          .catch(() => undefined);
      }
    });
  }

  #intents(camera: MediaStream) {
    const { shell, sitting, api } = this.#parts;
    return {
      openQuiz: () => this.#openQuiz(),
      fillScreen: () => void this.#parts.fullScreen.enter(),
      unframe: () => void shell.attempt(() => this.#unframe('not-shown')),
      openCompanion: () => void this.#companion.open(sitting.document, camera),
      handIn: () =>
        void shell.attempt(async () => {
          sitting.accept(await api.submitted());
          this.#quizOver(true);
        }),
      undoHandIn: () =>
        void shell.attempt(async () => {
          sitting.accept(await api.notSubmitted());
          this.#quizOver(false);
        }),
      finish: () => void shell.attempt(() => this.#finish()),
      reportProblem: (words: string) =>
        shell.attempt(async () => {
          await this.#report(words);
          const { problemSent, problemKept } = this.#parts.texts.exam;
          this.#tell(this.#connected ? problemSent : problemKept);
        }),
    };
  }

  #openQuiz(): void {
    window.open(quizAddress(this.#parts.sitting.document), '_blank', 'noopener');
    this.#quizOpened = true;
    this.#quizInItsTab();
    this.#tick();
  }

  #quizInItsTab(): void {
    switch (this.#parts.sitting.document.presentation) {
      case 'tab':
        this.#watching.expectQuiz();
        break;
      case 'tab-only':
        this.#watching.quizUnwatched();
        break;
      case 'framed':
      case 'full-screen':
        // Not in a tab; it is watched from the moment its frame is there.
        break;
    }
  }

  #frameQuiz(): void {
    const { sitting, shell, texts } = this.#parts;
    const frame = new FramedQuiz(quizAddress(sitting.document), texts.framed.title);
    this.#frame = frame;
    frame.news.listen((news) => {
      if (news === 'silent') {
        this.#view.doubtFrame();
      } else if (news === 'other-page') {
        void shell.attempt(() => this.#unframe('signed-out'));
      }
    });
    this.#view.showFrame(frame.element);
    this.#quizOpened = true;
    this.#watching.quizFramed(true);
    this.#filled.begin();
  }

  async #unframe(because: Unframing): Promise<void> {
    const { api, sitting } = this.#parts;
    console.warn(`the quiz goes on in its own tab: ${because}`);
    sitting.accept(await api.unframed(because));
    this.#frame?.stop();
    this.#frame = null;
    this.#filled.stop();
    this.#quizOpened = false;
    this.#watching.quizFramed(false);
    this.#view.unframed(because);
    this.#view.companionMissing(!this.#companion.staysOnTop);
    this.#tick();
  }

  async #finish(): Promise<void> {
    const { recording, api, sitting, devices, clock, reports } = this.#parts;
    this.#watching.stop();
    this.#stills.end();
    const lastSequence = await recording.stop();
    this.#recordedUntil ??= clock.now();
    // The exam ends as well without knowing of them.
    const held = await reports.held('incidents').catch(() => []);
    sitting.accept(await api.finish(lastSequence, held));
    if (clock.now() - this.#recordedUntil > lateFinishMs) {
      // The sitting ends when the server hears of it, and nothing was recorded while it could not be told.
      recording.missed(this.#recordedUntil, clock.now(), 'network');
    }
    devices.close();
  }

  #quizOver(over: boolean): void {
    this.#watching.observe({ kind: 'quiz-over', at: this.#parts.clock.now(), over });
    this.#tick();
  }

  #notice(notice: RuleNotice): void {
    const words = this.#parts.texts.incidents[notice.cause];
    this.#tell(words);
    // The quiz page's own banner reaches the student where no window stays on top.
    void this.#parts.api.notice(words, 'warning').catch(() => undefined);
  }

  #tell(words: string): void {
    const line = this.#notices.add(words, Date.now());
    this.#view.notices.add(line);
    this.#companion.notice(line);
  }

  #restoreNotices(): void {
    const { lines } = this.#notices;
    this.#view.notices.restore(lines);
    this.#companion.restore(lines);
  }

  #tick(): void {
    const now = this.#parts.clock.now();
    if (now - this.#lastTick > asleepMs) {
      this.#parts.recording.missed(this.#lastTick, now, 'device-asleep');
    }
    this.#lastTick = now;
    this.#parts.recording.supervise(now);
    this.#watching.tick();
    this.#followLine(now);
    void this.#watchRoom(now);
    if (this.#parts.sitting.document.admission === 'pending') {
      // The quiz opens the moment the platform has the score: the usual beat would keep the student waiting.
      void this.#presence.beat();
    }
    this.#showState(now);
    this.#followPlatform();
  }

  /** A line that does not keep up gets less to carry; the recording never stops. */
  #followLine(now: number): void {
    const { uploaders, recording } = this.#parts;
    const pending = Math.max(...uploaders.map(({ unsent }) => unsent.count));
    const step = this.#steps.next(now, pending);
    if (step !== null) {
      void recording.stepTo(step);
    }
  }

  #report(words: string): Promise<void> {
    return this.#parts.reports.report('problem', crypto.randomUUID(), { text: words });
  }

  /** Little room is told to the student, who can make some, and to those who read the roll. */
  async #watchRoom(now: number): Promise<void> {
    const left = await this.#room.look(now).catch(() => null);
    if (left !== null) {
      const words = this.#parts.texts.exam.littleRoom(left);
      this.#tell(words);
      void this.#report(words).catch((cause: unknown) => console.warn('little room stays untold', cause));
    }
  }

  /** The platform ended its quiz: nothing can be taken back, so there is nothing to wait for. */
  #followPlatform(): void {
    const { document } = this.#parts.sitting;
    const { confirmedAt, gateClosed } = document.submission;
    if (document.platformAssessment && gateClosed && confirmedAt !== null && !this.#endedByPlatform) {
      this.#endedByPlatform = true;
      void this.#parts.shell.attempt(() => this.#finish());
    }
  }

  #showState(now: number): void {
    const { sitting, recording, uploaders } = this.#parts;
    const { admission, submission, state, presentation } = sitting.document;
    const lights = {
      connected: this.#connected,
      recording: streamNames.every((stream) => recording.live(stream)),
      pendingBytes: uploaders.reduce((sum, { unsent }) => sum + unsent.bytes, 0),
    };
    this.#view.lights(lights);
    this.#companion.lights(lights);
    this.#view.paused(state === 'paused');
    this.#filled.show();
    const waiting = now - this.#since > patienceMs ? 'waiting-long' : 'waiting';
    const model = admission === 'delivered' ? 'open' : admission === 'refused' ? 'refused' : waiting;
    if (model === 'open' && isFramed(presentation) && this.#frame === null) {
      this.#frameQuiz();
    }
    this.#view.admission(model, this.#quizOpened);
    const ends = submission.gateClosesAt ?? (submission.confirmedAt ?? 0) + undoMs;
    this.#view.handIn(
      {
        said: submission.confirmedAt !== null,
        undoSeconds: Math.max(0, Math.ceil((ends - now) / 1000)),
        gateClosed: submission.gateClosed,
      },
      this.#quizOpened,
    );
  }

  #health() {
    const { recording, uploaders } = this.#parts;
    const of = (name: StreamName) => ({
      live: recording.live(name),
      pending: uploaders.find(({ stream }) => stream === name)?.unsent.count ?? 0,
    });
    return { camera: of('camera'), screen: of('screen') };
  }
}
