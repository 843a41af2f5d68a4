import type { SittingDocument } from '../messages/sitting-document.ts';
import { openDialog, textBox } from './dialog.ts';
import { button, h, video } from './dom.ts';
import { Lights, type LightsModel } from './lights.ts';
import { NoticeList } from './notices.ts';
import { ruleList } from './rule-list.ts';
import type { Texts } from './texts/index.ts';

export interface ExamIntents {
  openQuiz(): void;
  openCompanion(): void;
  handIn(): void;
  undoHandIn(): void;
  finish(): void;
  reportProblem(words: string): Promise<void>;
}

export type AdmissionModel = 'waiting' | 'waiting-long' | 'refused' | 'open';

export interface HandInModel {
  readonly said: boolean;
  /** Seconds in which it can be taken back; 0 when no more. */
  readonly undoSeconds: number;
  readonly gateClosed: boolean;
}

/** The exam itself: one big way to the quiz, own picture, rules, notices, lights, and the way out. */
export class ExamView {
  readonly element: HTMLElement;
  readonly notices: NoticeList;
  readonly #texts: Texts;
  readonly #intents: ExamIntents;
  readonly #lights: Lights;
  readonly #admission = h('div', { class: 'admission', role: 'status' });
  readonly #handIn = h('div', { class: 'hand-in' });
  readonly #paused: HTMLElement;
  readonly #companionMissing: HTMLElement;
  #shown = '';

  constructor(sitting: SittingDocument, camera: MediaStream, texts: Texts, intents: ExamIntents) {
    this.#texts = texts;
    this.#intents = intents;
    this.#lights = new Lights(texts.exam);
    this.notices = new NoticeList(texts.exam.noNotices);
    this.#paused = h('div', { class: 'alert alert-warning', role: 'alert', hidden: true }, texts.exam.paused);
    this.#companionMissing = h(
      'p',
      { class: 'mt-3 mb-0', hidden: true },
      button(
        texts.exam.companionOpen,
        'companion-open',
        () => intents.openCompanion(),
        'btn-outline-secondary btn-sm',
      ),
      h('span', { class: 'd-block mt-1 text-body-secondary' }, texts.exam.companionMissing),
    );
    this.element = h(
      'section',
      { class: 'exam-step', 'data-test': 'view-exam' },
      h('div', { class: 'exam-head' }, h('h1', {}, sitting.exam.title), this.#lights.element),
      this.#paused,
      h('div', { class: 'two-columns exam-columns' }, this.#work(), this.#side(sitting, camera)),
    );
  }

  lights(model: LightsModel): void {
    this.#lights.show(model);
  }

  paused(paused: boolean): void {
    this.#paused.hidden = !paused;
  }

  companionMissing(missing: boolean): void {
    this.#companionMissing.hidden = !missing;
  }

  admission(model: AdmissionModel, opened: boolean): void {
    const key = `${model} ${opened}`;
    if (key === this.#shown) {
      return;
    }
    this.#shown = key;
    this.#admission.replaceChildren(...(model === 'open' ? this.#open(opened) : [this.#waiting(model)]));
  }

  handIn(model: HandInModel, opened: boolean): void {
    const words = this.#texts.exam;
    if (!model.said) {
      const say = button(
        words.handIn,
        'quiz-submitted',
        () => this.askHandIn(),
        'btn-outline-primary btn-lg',
      );
      say.disabled = !opened;
      this.#replaceHandIn('ask', String(opened), [say]);
      return;
    }
    const undo = model.undoSeconds > 0 && !model.gateClosed;
    const countdown = h(
      'p',
      { class: 'mb-2', 'data-test': 'submitted-undo-text' },
      words.undo(model.undoSeconds),
    );
    const finish = button(words.finish, 'finish', () => this.#intents.finish(), 'btn-success btn-lg');
    const back = button(
      words.undoAction,
      'submitted-undo',
      () => this.#intents.undoHandIn(),
      'btn-outline-secondary',
    );
    this.#replaceHandIn('said', `${undo}`, [
      h('p', { class: 'fw-semibold mb-1' }, words.handedIn),
      undo ? countdown : h('p', { class: 'mb-2' }, words.locked),
      h('div', { class: 'form-actions mt-2' }, finish, ...(undo ? [back] : [])),
    ]);
    const line = this.#handIn.querySelector('[data-test="submitted-undo-text"]');
    if (undo && line) {
      line.textContent = words.undo(model.undoSeconds);
    }
  }

  /** Asks, and shows how, before the gate begins to close. */
  askHandIn(): void {
    const words = this.#texts.exam;
    openDialog(
      words.handInHeading,
      [h('p', {}, words.handInHow)],
      [
        {
          words: words.handInYes,
          test: 'quiz-submitted-yes',
          style: 'btn-primary',
          act: () => this.#intents.handIn(),
        },
        { words: words.handInNo, test: 'quiz-submitted-no', style: 'btn-outline-secondary' },
      ],
      'quiz-submitted-dialog',
    );
  }

  /** Rebuilds only when the kind changed, so that focus stays on a button while seconds count down. */
  #replaceHandIn(kind: string, detail: string, children: readonly Node[]): void {
    const key = `${kind} ${detail}`;
    if (this.#handIn.dataset['shown'] !== key) {
      this.#handIn.dataset['shown'] = key;
      this.#handIn.replaceChildren(...children);
    }
  }

  #work(): HTMLElement {
    const words = this.#texts.exam;
    return h(
      'div',
      {},
      h('div', { class: 'card' }, h('div', { class: 'card-body' }, this.#admission, this.#companionMissing)),
      h('h2', {}, words.notices),
      this.notices.element,
      this.#handIn,
      h(
        'p',
        { class: 'mt-4' },
        button(words.problem, 'report-problem', () => this.askProblem(), 'btn-link px-0'),
      ),
    );
  }

  #side(sitting: SittingDocument, camera: MediaStream): HTMLElement {
    const words = this.#texts.exam;
    return h(
      'div',
      {},
      h(
        'figure',
        { class: 'self-view' },
        video(camera, words.selfView, 'camera-picture'),
        h('figcaption', {}, words.selfView),
      ),
      h(
        'details',
        { class: 'mt-3', open: true },
        h('summary', {}, words.rules),
        ruleList(sitting.rules, sitting.customRules, this.#texts.rules),
      ),
    );
  }

  #open(opened: boolean): readonly Node[] {
    const words = this.#texts.admission;
    return [
      h('p', { class: 'lead mb-2', 'data-test': 'admission-delivered' }, words.delivered),
      button(
        opened ? words.openAgain : words.open,
        'open-quiz',
        () => this.#intents.openQuiz(),
        opened ? 'btn-outline-primary' : 'btn-primary btn-lg',
      ),
      h('p', { class: 'text-body-secondary mt-2 mb-0' }, words.openHint),
    ];
  }

  #waiting(model: AdmissionModel): HTMLElement {
    const words = this.#texts.admission;
    if (model === 'refused') {
      return h('div', { class: 'alert alert-danger mb-0', 'data-test': 'admission-refused' }, words.refused);
    }
    return h(
      'div',
      { class: 'd-flex gap-3 align-items-center', 'data-test': 'admission-pending' },
      h('span', { class: 'spinner-border', 'aria-hidden': 'true' }),
      model === 'waiting' ? words.pending : words.pendingLong,
    );
  }

  /** R4-053: one click to report a problem that is not the student's fault. */
  askProblem(): void {
    const words = this.#texts.exam;
    const box = textBox(words.problemLead, 'problem-text');
    openDialog(
      words.problem,
      [box.element],
      [
        {
          words: words.problemSend,
          test: 'problem-send',
          style: 'btn-primary',
          act: () => void this.#intents.reportProblem(box.read()),
        },
        { words: words.cancel, test: 'problem-cancel', style: 'btn-outline-secondary' },
      ],
      'problem-dialog',
    );
  }
}
