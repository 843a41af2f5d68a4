import { button, h, icon } from './dom.ts';
import type { Texts } from './texts/index.ts';

/** Pages with one sentence and at most one thing to do. */
function plain(
  test: string,
  sign: string,
  heading: string,
  ...children: readonly (Node | null)[]
): HTMLElement {
  return h(
    'section',
    { class: 'exam-step plain-step', 'data-test': test },
    h('p', { class: 'plain-icon' }, icon(sign)),
    h('h1', {}, heading),
    ...children,
  );
}

export type EndedState = 'declined' | 'terminated' | 'abandoned' | 'expired';

export interface EndedModel {
  readonly reason: string | null;
  /** Back to a platform that waits for the outcome. */
  readonly leaveAddress: string | null;
}

export function endedView(state: EndedState, ended: EndedModel, texts: Texts): HTMLElement {
  const { reason, leaveAddress } = ended;
  const words = texts.ended[state];
  return plain(
    `view-${state}`,
    state === 'declined' ? 'slash-circle' : 'stop-circle',
    words.heading,
    h('p', { class: 'lead' }, words.text),
    reason === null ? null : h('p', {}, texts.ended.reason(reason)),
    leaveAddress === null
      ? null
      : h('a', { class: 'btn btn-primary', href: leaveAddress, 'data-test': 'leave' }, texts.ended.leave),
  );
}

export function elsewhereView(texts: Texts): HTMLElement {
  const { heading, text } = texts.elsewhere;
  return plain('view-elsewhere', 'windows', heading, h('p', { class: 'lead' }, text));
}

/** Where the student will see the quiz. */
export type QuizPlace = 'own-tab' | 'framed' | 'full-screen';

/** Before the exam: ready to begin. Recording starts with this click. */
export function admissionView(texts: Texts, shown: QuizPlace, start: () => void): HTMLElement {
  const words = texts.admission;
  const begin = button(
    words.start,
    'start-exam',
    () => {
      begin.disabled = true;
      start();
    },
    'btn-primary btn-lg',
  );
  return plain(
    'view-admission',
    'record-circle',
    words.heading,
    h('p', { class: 'lead' }, shown === 'own-tab' ? words.lead : words.leadFramed),
    shown === 'full-screen' ? h('p', { 'data-test': 'full-screen-comes' }, texts.fullScreen.comes) : null,
    begin,
  );
}

export type ResumeReason = 'reload' | 'camera' | 'screen';

/** Devices are gone: after a reload, or because one was lost. */
export function resumeView(reason: ResumeReason, texts: Texts, resume: () => void): HTMLElement {
  const words = texts.resume;
  const why = { reload: words.lead, camera: words.lostCamera, screen: words.lostScreen }[reason];
  return plain(
    'view-resume',
    'arrow-repeat',
    words.heading,
    h('p', { class: 'lead' }, why),
    h('p', {}, texts.equipment.shareHint),
    button(words.action, 'resume', resume, 'btn-primary btn-lg'),
  );
}

/** The picked surface was not a whole monitor, or a device refused. */
export function resumeProblem(view: HTMLElement, words: string): void {
  view.querySelector('[role=alert]')?.remove();
  view.append(h('p', { class: 'alert alert-warning mt-3', role: 'alert' }, words));
}

export interface FailureModel {
  readonly code: string | null;
  readonly detail: string;
}

/** An action failed: what happened, what is safe, what to do, a code to quote. */
export function failureBox(failure: FailureModel, texts: Texts, dismiss: () => void): HTMLElement {
  const words = texts.failure;
  return h(
    'div',
    { class: 'alert alert-danger failure', role: 'alert', 'data-test': 'failure' },
    h('p', { class: 'fw-semibold mb-1' }, failure.detail || (failure.code ? words.heading : words.offline)),
    h('p', { class: 'mb-2' }, words.safe),
    failure.code ? h('p', { class: 'mb-2 small' }, words.code(failure.code)) : null,
    button(words.retry, 'failure-retry', dismiss, 'btn-outline-danger btn-sm'),
  );
}
