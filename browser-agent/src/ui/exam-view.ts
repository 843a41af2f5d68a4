import { isFramed, type SittingDocument, type Unframing } from '../messages/sitting-document.ts';
import { openDialog, textBox } from './dialog.ts';
import { button, h, video } from './dom.ts';
import { Lights, type LightsModel } from './lights.ts';
import { NoticeList } from './notices.ts';
import { ruleList, rulesOfItsOwn } from './rule-list.ts';
import type { Texts } from './texts/index.ts';

export interface ExamIntents {
  openQuiz(): void;
  /** The framed quiz is not to be seen: show it in its own tab. */
  unframe(): void;
  /** Back to full screen. */
  fillScreen(): void;
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

/**
 * The exam itself: one big way to the quiz – or, where the quiz is framed, the quiz itself with the rest beside it –,
 * own picture, rules, notices, lights, and the way out.
 */
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
  readonly #unframed = h('div', { class: 'alert alert-info', role: 'alert', hidden: true });
  readonly #outOfFullScreen: HTMLElement;
  readonly #columns = h('div', {});
  readonly #selfView: HTMLElement;
  readonly #rules: HTMLElement;
  #frame: { readonly element: HTMLElement; readonly doubt: HTMLElement } | null = null;
  #framed: boolean;
  #shown = '';

  constructor(sitting: SittingDocument, camera: MediaStream, texts: Texts, intents: ExamIntents) {
    this.#texts = texts;
    this.#intents = intents;
    this.#framed = isFramed(sitting.presentation);
    this.#lights = new Lights(texts.exam);
    this.notices = new NoticeList(texts.exam.noNotices);
    this.#paused = h('div', { class: 'alert alert-warning', role: 'alert', hidden: true }, texts.exam.paused);
    this.#outOfFullScreen = h(
      'div',
      {
        class: 'alert alert-info gap-3 align-items-center',
        role: 'status',
        hidden: true,
        'data-test': 'full-screen-left',
      },
      h('span', { class: 'flex-grow-1' }, texts.fullScreen.left),
      button(texts.fullScreen.back, 'full-screen-back', () => intents.fillScreen(), 'btn-primary'),
    );
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
    this.#selfView = h(
      'figure',
      { class: 'self-view' },
      video(camera, texts.exam.selfView, 'camera-picture'),
      h('figcaption', {}, texts.exam.selfView),
    );
    this.#rules = h(
      'details',
      { class: 'mt-3', open: !this.#framed },
      h('summary', {}, texts.exam.rules),
      ruleList(sitting.rules, rulesOfItsOwn(sitting, texts), texts.rules),
    );
    this.element = h(
      'section',
      { class: 'exam-step', 'data-test': 'view-exam' },
      h('div', { class: 'exam-head' }, h('h1', {}, sitting.exam.title), this.#lights.element),
      this.#paused,
      this.#unframed,
      this.#outOfFullScreen,
      this.#columns,
    );
    this.#arrange();
    if (sitting.unframedBecause !== null) {
      this.unframed(sitting.unframedBecause);
    }
  }

  /** Puts the quiz itself in the big place. */
  showFrame(frame: HTMLElement): void {
    const words = this.#texts.framed;
    const doubt = h(
      'p',
      { class: 'frame-doubt', 'data-test': 'frame-doubt' },
      h('span', {}, words.doubt),
      button(words.ownTab, 'unframe', () => this.#askUnframe(), 'btn-link btn-sm'),
    );
    this.#frame = { element: frame, doubt };
    this.#arrange();
  }

  /** Nobody in the frame has spoken: what the student sees only the student knows. */
  doubtFrame(): void {
    this.#frame?.doubt.classList.add('frame-doubt-strong');
  }

  /** Goes over to the quiz in its own tab and says why. */
  unframed(because: Unframing): void {
    const words = this.#texts.framed;
    this.#frame = null;
    this.#framed = false;
    this.#shown = '';
    this.#unframed.hidden = false;
    this.#unframed.dataset['test'] = 'unframed';
    this.#unframed.textContent = because === 'signed-out' ? words.signedOut : words.notShown;
    this.#arrange();
  }

  lights(model: LightsModel): void {
    this.#lights.show(model);
  }

  paused(paused: boolean): void {
    this.#paused.hidden = !paused;
  }

  /** d-flex would outdo the attribute. */
  outOfFullScreen(out: boolean): void {
    this.#outOfFullScreen.hidden = !out;
    this.#outOfFullScreen.classList.toggle('d-flex', out);
  }

  companionMissing(missing: boolean): void {
    this.#companionMissing.hidden = !missing || this.#framed;
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

  /** A frame that is moved in the page loads anew, so this happens only when it comes or goes. */
  #arrange(): void {
    const words = this.#texts.exam;
    const card = h(
      'div',
      { class: 'card' },
      h('div', { class: 'card-body' }, this.#admission, this.#companionMissing),
    );
    const course = [h('h2', {}, words.notices), this.notices.element, this.#handIn];
    const problem = h(
      'p',
      { class: 'mt-4' },
      button(words.problem, 'report-problem', () => this.askProblem(), 'btn-link px-0'),
    );
    const frame = this.#frame;
    this.element.classList.toggle('exam-framed', this.#framed);
    this.#columns.className = this.#framed ? 'framed-columns' : 'two-columns exam-columns';
    this.#columns.replaceChildren(
      ...(this.#framed
        ? [
            h('div', { class: 'quiz-place' }, ...(frame ? [frame.element, frame.doubt] : [card])),
            h('div', {}, this.#selfView, ...course, problem, this.#rules),
          ]
        : [h('div', {}, card, ...course, problem), h('div', {}, this.#selfView, this.#rules)]),
    );
  }

  #askUnframe(): void {
    const words = this.#texts.framed;
    openDialog(
      words.ownTabHeading,
      [h('p', {}, words.ownTabText)],
      [
        {
          words: words.ownTab,
          test: 'unframe-yes',
          style: 'btn-primary',
          act: () => this.#intents.unframe(),
        },
        { words: this.#texts.exam.cancel, test: 'unframe-no', style: 'btn-outline-secondary' },
      ],
      'unframe-dialog',
    );
  }

  #open(opened: boolean): readonly Node[] {
    const words = this.#texts.admission;
    if (this.#framed) {
      return [h('p', { class: 'lead mb-0', 'data-test': 'admission-delivered' }, words.delivered)];
    }
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
