import type { CheckCode, CheckReason } from '../messages/system-check.ts';
import { button, h, icon, video } from './dom.ts';
import type { Texts } from './texts/index.ts';

export type CheckState = 'waiting' | 'running' | 'passed' | 'warned' | 'failed';

export interface CheckLine {
  readonly code: CheckCode;
  readonly needsClick: boolean;
}

export interface EquipmentIntents {
  retry(code: CheckCode): void;
  proceed(): void;
}

const icons: Readonly<Record<CheckCode, string>> = {
  browser: 'browser-chrome',
  camera: 'camera-video',
  face: 'person-bounding-box',
  microphone: 'mic',
  screen: 'window-fullscreen',
  displays: 'display',
  upload: 'cloud-arrow-up',
  storage: 'hdd',
  models: 'cpu',
};

interface Row {
  readonly element: HTMLElement;
  readonly state: HTMLElement;
  readonly meter: HTMLMeterElement;
  readonly measured: HTMLElement;
  readonly remedy: HTMLElement;
  readonly action: HTMLButtonElement;
}

/** System check: one line each, with a meter, what was measured, a remedy and a retry. */
export class EquipmentView {
  readonly element: HTMLElement;
  readonly #texts: Texts['equipment'];
  readonly #words: Texts['checks'];
  readonly #rows = new Map<CheckCode, Row>();
  readonly #proceed: HTMLButtonElement;
  readonly #hint: HTMLElement;
  readonly #preview: HTMLVideoElement;

  constructor(checks: readonly CheckLine[], texts: Texts, intents: EquipmentIntents) {
    this.#texts = texts.equipment;
    this.#words = texts.checks;
    this.#proceed = button(
      this.#texts.proceed,
      'check-continue',
      () => intents.proceed(),
      'btn-primary btn-lg',
    );
    this.#proceed.disabled = true;
    this.#hint = h('p', { class: 'text-body-secondary mb-0' }, this.#texts.notReady);
    this.#preview = video(null, this.#texts.preview, 'camera-picture');
    const list = h('ul', { class: 'check-list' });
    for (const check of checks) {
      const row = this.#row(check, intents);
      this.#rows.set(check.code, row);
      list.append(row.element);
    }
    this.element = h(
      'section',
      { class: 'exam-step', 'data-test': 'view-equipment' },
      h('h1', {}, this.#texts.heading),
      h('p', { class: 'lead' }, this.#texts.lead),
      h(
        'div',
        { class: 'two-columns equipment' },
        h('div', {}, list, h('div', { class: 'form-actions' }, this.#proceed, this.#hint)),
        h('figure', { class: 'self-view' }, this.#preview, h('figcaption', {}, this.#texts.preview)),
      ),
    );
  }

  showCamera(media: MediaStream): void {
    this.#preview.srcObject = media;
  }

  level(code: CheckCode, value: number): void {
    const row = this.#rows.get(code);
    if (row) {
      row.meter.hidden = false;
      row.meter.value = value;
    }
  }

  show(code: CheckCode, state: CheckState, measured: string, remedy: CheckReason | null): void {
    const row = this.#rows.get(code);
    if (!row) {
      return;
    }
    row.element.dataset['state'] = state;
    row.state.dataset['state'] = state;
    row.state.textContent = this.#texts.states[state];
    row.measured.textContent = this.#texts.measured(measured);
    row.remedy.textContent = remedy === null ? '' : this.#words.remedies[remedy];
    row.remedy.hidden = remedy === null;
    const screen = code === 'screen';
    row.action.hidden = screen
      ? state === 'passed' || state === 'running'
      : state !== 'failed' && state !== 'warned';
    if (screen && state === 'failed') {
      row.action.textContent = this.#texts.share;
    }
  }

  /** R4-052: who goes on in spite of a warning was told, and the server notes it. */
  ready(ready: boolean, warned: boolean): void {
    this.#proceed.disabled = !ready;
    this.#hint.hidden = ready && !warned;
    this.#hint.textContent = ready ? this.#texts.warned : this.#texts.notReady;
  }

  #row(check: CheckLine, intents: EquipmentIntents): Row {
    const { code } = check;
    const share = code === 'screen';
    const action = button(
      share ? this.#texts.share : this.#texts.retry,
      share ? 'share-screen' : `check-${code}-retry`,
      () => intents.retry(code),
      share ? 'btn-primary btn-sm' : 'btn-outline-primary btn-sm',
    );
    action.hidden = !share;
    const state = h(
      'span',
      { class: 'check-state', 'data-test': `check-${code}-state`, 'data-state': 'waiting' },
      this.#texts.states.waiting,
    );
    const meter = h('meter', {
      min: 0,
      max: 1,
      low: 0.2,
      optimum: 1,
      value: 0,
      hidden: true,
      'aria-label': this.#words.names[code],
    });
    const measured = h('span', { class: 'check-measured' });
    const remedy = h('p', {
      class: 'check-remedy',
      role: 'status',
      hidden: true,
      'data-test': `check-${code}-remedy`,
    });
    const purpose = share ? this.#texts.shareHint : this.#words.purposes[code];
    const element = h(
      'li',
      { 'data-test': `check-${code}`, 'data-state': 'waiting' },
      icon(icons[code], 'check-icon'),
      h(
        'div',
        { class: 'check-words' },
        h('div', { class: 'check-title' }, h('strong', {}, this.#words.names[code]), state, measured),
        h('p', { class: 'check-purpose' }, purpose),
        meter,
        remedy,
      ),
      action,
    );
    return { element, state, meter, measured, remedy, action };
  }
}
