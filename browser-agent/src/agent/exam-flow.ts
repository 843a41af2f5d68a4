import { claimStore, inheritStore } from '../browser/first-window.ts';
import { dropWindow } from '../browser/offline-window.ts';
import { formatInstant } from '../browser/times.ts';
import { type Device, failureOf, isWholeMonitor } from '../capture/devices.ts';
import {
  isFramed,
  type SittingDocument,
  type SittingState,
  wantsFullScreen,
} from '../messages/sitting-document.ts';
import { ApiProblem } from '../transport/api-client.ts';
import { leftoverView } from '../ui/leftover-view.ts';
import {
  admissionView,
  elsewhereView,
  endedView,
  type ResumeReason,
  resumeProblem,
  resumeView,
} from '../ui/plain-views.ts';
import { rulesView } from '../ui/rules-view.ts';
import type { Step } from '../ui/step-bar.ts';
import { Companion } from './companion.ts';
import { showEquipment } from './equipment-step.ts';
import { ExamRun } from './exam-run.ts';
import { showIdentity } from './identity-step.ts';
import { bytesIn, findLeftovers, forgetWhenSent } from './leftovers.ts';
import type { Parts } from './parts.ts';
import { showUpload } from './upload-step.ts';

const askMs = 2000;
/** How often a window that was replaced asks whether the exam is over. */
const askElsewhereMs = 10_000;
const beingRecorded: ReadonlySet<SittingState | null> = new Set(['running', 'paused']);

/** Which view belongs to which state of the sitting; the state itself only the server changes. */
export class ExamFlow {
  readonly #parts: Parts;
  readonly #companion: Companion;
  #shown: SittingState | null = null;
  #run: ExamRun | null = null;
  #startedHere = false;
  #releaseStore: () => void = () => undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#companion = new Companion(parts.texts, parts.language);
    parts.sitting.changed.listen(() => this.#follow());
    window.addEventListener('beforeunload', (event) => {
      const { sitting, store } = this.#parts;
      const unsent = !sitting.document.evidenceComplete || bytesIn(store) > 0;
      if (this.#run || (sitting.state === 'finished' && unsent)) {
        event.preventDefault();
      }
    });
    window.addEventListener('pagehide', () => this.#run?.leave());
  }

  begin(): void {
    this.#follow();
    void this.#offerLeftovers().catch((cause: unknown) => console.warn('leftovers stay unknown', cause));
  }

  #follow(): void {
    const { state } = this.#parts.sitting;
    const before = this.#shown;
    if (state === before || (beingRecorded.has(state) && beingRecorded.has(before))) {
      return;
    }
    this.#shown = state;
    this.#show(state);
  }

  #show(state: SittingState): void {
    switch (state) {
      case 'launched':
        this.#showRules();
        break;
      case 'consented':
        showEquipment(this.#parts);
        break;
      case 'checked':
        this.#withDevices('identity', () => this.#showIdentity());
        break;
      case 'identified':
        this.#withDevices('exam', () => this.#showAdmission());
        break;
      case 'running':
      case 'paused':
        this.#withDevices('exam', () => void this.#parts.shell.attempt(() => this.#startRun()));
        break;
      case 'finished':
        this.#endRun();
        this.#upload();
        showUpload(this.#parts);
        break;
      default:
        this.#showEnded(state);
    }
  }

  #showRules(): void {
    const { sitting, api, shell, texts, language } = this.#parts;
    const shown = sitting.document;
    const view = rulesView(shown, texts, formatInstant(shown.consent.givenAt ?? 0, 'date', language), {
      accept: (ticks) => void shell.attempt(() => this.#agree(shown, ticks)),
      decline: (reason) =>
        void shell.attempt(async () => {
          sitting.accept(await api.decline(reason));
        }),
    });
    shell.show('rules', view);
  }

  /** To what was shown: where something else holds by now, that is shown instead. */
  async #agree(shown: SittingDocument, ticks: readonly string[]): Promise<void> {
    const { sitting, api } = this.#parts;
    const read = shown.instructions.map(({ id }) => id);
    try {
      sitting.accept(await api.consent(shown.consent.version, ticks, read));
    } catch (cause) {
      if (cause instanceof ApiProblem && cause.problem.code === 'instructions-outdated') {
        sitting.accept(await api.state());
        this.#showRules();
      }
      throw cause;
    }
  }

  #showIdentity(): void {
    const { camera } = this.#parts.devices;
    if (camera) {
      showIdentity(this.#parts, camera);
    }
  }

  #showAdmission(): void {
    const { shell, texts, api, sitting, fullScreen } = this.#parts;
    const start = async () => {
      // Recording first: the seconds between admission and the first frame must not be missing.
      await this.#record();
      this.#startedHere = true;
      sitting.accept(await api.start());
    };
    const framed = isFramed(sitting.document.presentation);
    const filled = wantsFullScreen(sitting.document) && fullScreen.offered;
    const view = admissionView(texts, filled ? 'full-screen' : framed ? 'framed' : 'own-tab', () => {
      if (filled) {
        void fullScreen.enter();
      }
      const { camera } = this.#parts.devices;
      // A framed quiz has picture and notices beside it: nothing need stay on top of it.
      if (camera && !framed) {
        void this.#companion.open(sitting.document, camera);
      }
      void shell.attempt(start);
    });
    shell.show('exam', view);
  }

  async #startRun(): Promise<void> {
    const { camera } = this.#parts.devices;
    if (!camera) {
      return;
    }
    await this.#record();
    this.#releaseStore = claimStore(this.#parts.sitting.document.id);
    this.#upload();
    this.#run = new ExamRun(this.#parts, camera, this.#companion, !this.#startedHere, {
      lost: (device) => this.#showResume('exam', device, () => void this.#run?.resume()),
      takenOver: () => this.#showElsewhere(),
    });
    this.#run.start();
  }

  async #record(): Promise<void> {
    const { camera, screen } = this.#parts.devices;
    if (camera && screen) {
      await this.#parts.recording.start({ camera, screen });
    }
  }

  #upload(): void {
    for (const uploader of this.#parts.uploaders) {
      uploader.start();
    }
    this.#parts.reports.start();
  }

  /** After a reload the devices are off: the browser wants a click before they come back. */
  #withDevices(step: Step, next: () => void): void {
    if (this.#parts.devices.complete) {
      next();
    } else {
      this.#showResume(step, 'reload', next);
    }
  }

  #showResume(step: Step, reason: ResumeReason | Device, next: () => void): void {
    const { shell, texts, devices } = this.#parts;
    const view = resumeView(reason, texts, () => void open());
    const open = async () => {
      try {
        // The screen first, while the click still counts.
        const screen = devices.screen?.active ? devices.screen : await devices.shareScreen();
        if (!isWholeMonitor(screen)) {
          devices.closeScreen();
          resumeProblem(view, texts.checks.remedies['not-monitor']);
          return;
        }
        await devices.openCamera();
        next();
      } catch (cause) {
        resumeProblem(view, texts.checks.remedies[failureOf(cause)]);
      }
    };
    shell.show(step, view);
  }

  #showElsewhere(): void {
    this.#endRun();
    for (const uploader of this.#parts.uploaders) {
      uploader.stop();
    }
    void this.#sendFromHere();
    this.#parts.shell.show('exam', elsewhereView(this.#parts.texts));
  }

  /** On another computer nobody else can send what is kept here; in this browser the newer window does. */
  async #sendFromHere(): Promise<void> {
    const { recording, devices, sitting, api } = this.#parts;
    await recording
      .stop()
      .catch((cause: unknown) => console.error('the end of the recording is lost', cause));
    devices.close();
    this.#releaseStore();
    await inheritStore(sitting.document.id);
    this.#upload();
    const timer = setInterval(async () => {
      const document = await api.state().catch(() => null);
      if (document !== null) {
        sitting.accept(document);
      }
      if (!beingRecorded.has(sitting.state)) {
        // From here on the view of that state looks after what is left.
        clearInterval(timer);
      }
    }, askElsewhereMs);
  }

  #showEnded(state: 'declined' | 'terminated' | 'abandoned' | 'expired'): void {
    const ran = this.#run !== null;
    this.#endRun();
    void this.#keepWhatWasRecorded(ran);
    const { terminationReason: reason, leaveAddress } = this.#parts.sitting.document;
    const step = state === 'declined' ? 'rules' : 'exam';
    this.#parts.shell.show(step, endedView(state, { reason, leaveAddress }, this.#parts.texts));
  }

  /**
   * What was recorded until now still belongs to the evidence. Nothing may be forgotten before the last piece has
   * come out of the encoder: it would begin the stream anew, with numbers that are taken.
   */
  async #keepWhatWasRecorded(ran: boolean): Promise<void> {
    const { recording, devices, store } = this.#parts;
    await recording
      .stop()
      .catch((cause: unknown) => console.error('the end of the recording is lost', cause));
    devices.close();
    if (ran || bytesIn(store) > 0) {
      this.#upload();
    }
    this.#forgetWhenSent();
  }

  #forgetWhenSent(): void {
    const { database, store, reports, sitting } = this.#parts;
    const timer = setInterval(async () => {
      const { id, state } = sitting.document;
      if (await forgetWhenSent(database, { store, reports }, { id, state }).catch(() => false)) {
        clearInterval(timer);
        await dropWindow();
      }
    }, askMs);
  }

  /** What an earlier exam left in this browser is offered before a new one begins. */
  async #offerLeftovers(): Promise<void> {
    const { database, client, sitting, shell, texts } = this.#parts;
    for (const { bytes, send } of await findLeftovers(database, client, sitting.document.id)) {
      shell.offer(leftoverView(bytes, texts.leftover, send));
    }
  }

  #endRun(): void {
    this.#parts.entryPhoto.picture = null;
    this.#run?.stop();
    this.#run = null;
  }
}
