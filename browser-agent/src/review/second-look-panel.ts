import type { Language } from '../messages/language.ts';
import { version } from '../messages/version.ts';
import { ApiProblem } from '../transport/api-client.ts';
import { button, h } from '../ui/dom.ts';
import type { PlaybackIndex } from './playback-index.ts';
import type { Reanalyses, RunReport } from './reanalysis.ts';
import type { ReviewApi } from './review-api.ts';
import type { ReviewDocument } from './review-document.ts';
import { type RunIntents, runView } from './run-view.ts';
import { StoredCamera } from './stored-camera.ts';
import { type SecondLookTexts, secondLookTexts } from './texts/second-look.ts';

/** Looks at the recording again, and shows what such looks found beside the marks. Loaded when it is opened. */
export class SecondLookPanel {
  readonly element: HTMLDetailsElement;
  readonly #api: ReviewApi;
  readonly #language: Language;
  readonly #texts: SecondLookTexts;
  readonly #intents: RunIntents;
  readonly #said = h('p', { class: 'small mb-1', role: 'status', 'data-test': 'second-look-said' });
  readonly #bar = h('progress', { max: 1, hidden: true, class: 'w-100', 'aria-hidden': 'true' });
  readonly #runs = h('div', { 'data-test': 'runs' });
  readonly #start: HTMLButtonElement;
  readonly #cancel: HTMLButtonElement;
  #found: Reanalyses | null = null;
  #document: ReviewDocument | null = null;
  #index: PlaybackIndex | null = null;
  #running: AbortController | null = null;

  constructor(api: ReviewApi, language: Language, intents: RunIntents) {
    this.#api = api;
    this.#language = language;
    this.#intents = intents;
    const texts = secondLookTexts(language);
    this.#texts = texts;
    this.#start = button(
      texts.start,
      'second-look-start',
      () => void this.#look(),
      'btn-sm btn-outline-primary',
    );
    this.#cancel = button(
      texts.cancel,
      'second-look-cancel',
      () => this.#running?.abort(),
      'btn-sm btn-outline-secondary',
    );
    this.#cancel.hidden = true;
    this.element = h(
      'details',
      // Nobody else is answered.
      {
        class: 'review-sheet',
        'data-test': 'second-look',
        hidden: api.readOnly,
        ontoggle: () => this.#opened(),
      },
      h('summary', {}, texts.title),
      h('p', { class: 'small text-body-secondary mb-1' }, texts.what),
      this.#bar,
      this.#said,
      h('div', { class: 'd-flex gap-2 mb-2' }, this.#start, this.#cancel),
      this.#runs,
    );
    window.addEventListener('pagehide', () => this.#running?.abort());
  }

  show(document: ReviewDocument, index: PlaybackIndex): void {
    this.#document = document;
    this.#index = index;
    const sealed = document.sitting.sealed;
    this.#start.disabled = !sealed || this.#running !== null;
    if (!sealed) {
      this.#said.textContent = this.#texts.notSealed;
    } else if (this.#said.textContent === this.#texts.notSealed) {
      this.#said.textContent = '';
    }
    this.#draw();
  }

  #opened(): void {
    if (this.element.open && this.#found === null) {
      this.#api
        .reanalyses()
        .then((found) => this.#showRuns(found))
        .catch((cause: unknown) => this.#say(cause));
    }
  }

  #showRuns(found: Reanalyses): void {
    this.#found = found;
    this.#draw();
  }

  #draw(): void {
    const [document, found] = [this.#document, this.#found];
    if (!document || !found) {
      return;
    }
    const shown = JSON.stringify([document.marks, found.runs.map(({ id }) => id)]);
    if (this.#runs.dataset['shown'] !== shown) {
      this.#runs.dataset['shown'] = shown;
      this.#runs.replaceChildren(
        ...found.runs.map((run, at) => runView(run, document, this.#language, this.#intents, at === 0)),
      );
    }
  }

  async #look(): Promise<void> {
    const index = this.#index;
    if (!index || this.#running) {
      return;
    }
    const running = new AbortController();
    const camera = new StoredCamera(index, running.signal);
    this.#busy(running);
    try {
      const run = await this.#run(camera, this.#found ?? (await this.#api.reanalyses()), running.signal);
      if (run === null) {
        this.#said.textContent = this.#texts.nothing;
      } else {
        this.#showRuns(await this.#api.keepReanalysis(run));
        this.#said.textContent = this.#texts.kept;
      }
    } catch (cause) {
      if (running.signal.aborted) {
        this.#said.textContent = this.#texts.cancelled;
      } else {
        this.#say(cause);
      }
    } finally {
      camera.close();
      this.#busy(null);
    }
  }

  /** Null where the exam watches nothing that a recording shows. */
  async #run(camera: StoredCamera, { rules }: Reanalyses, signal: AbortSignal): Promise<RunReport | null> {
    const { lookAgain, rulesOnRecording } = await import('../second-look/second-look.ts');
    if (rulesOnRecording(rules).length === 0 || camera.stretches.length === 0) {
      return null;
    }
    const begun = performance.now();
    const found = await lookAgain(camera, rules, signal, (share) => this.#progress(share));
    const { detectors, everyMs, rules: looked, marks, notAnalysed } = found;
    return {
      id: crypto.randomUUID(),
      agent: `vigil-agent/${version} ${detectors}`.trimEnd(),
      everyMs,
      from: Math.round(camera.startedAt),
      to: Math.round(camera.startedAt + (camera.stretches.at(-1)?.to ?? 0)),
      tookMs: Math.round(performance.now() - begun),
      rules: looked,
      marks: marks.map((mark) => ({
        ...mark,
        startedAt: Math.round(mark.startedAt),
        endedAt: Math.round(mark.endedAt ?? mark.startedAt),
      })),
      notAnalysed: notAnalysed.map(({ rule, from, to, reason }) => ({
        rule,
        from: Math.round(from),
        to: Math.round(to),
        reason,
      })),
    };
  }

  #progress(share: number): void {
    this.#bar.value = share;
    this.#said.textContent = this.#texts.progress(Math.round(share * 100));
  }

  #busy(running: AbortController | null): void {
    this.#running = running;
    this.#start.disabled = running !== null;
    this.#cancel.hidden = running === null;
    this.#bar.hidden = running === null;
  }

  #say(cause: unknown): void {
    const detail = cause instanceof ApiProblem ? cause.problem.detail : '';
    console.error('the second look failed', cause);
    this.#said.textContent = [this.#texts.failed, detail].filter((part) => part !== '').join('. ');
  }
}
