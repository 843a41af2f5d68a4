import { ApiProblem, ApiUnreachable } from '../transport/api-client.ts';
import { focusHeading, h } from '../ui/dom.ts';
import { failureBox } from '../ui/plain-views.ts';
import { type Step, StepBar } from '../ui/step-bar.ts';
import type { Texts } from '../ui/texts/index.ts';

/** The frame of the exam window: step bar, place for a failure, the step itself. */
export class ExamShell {
  readonly #texts: Texts;
  readonly #bar: StepBar;
  readonly #failure = h('div', { class: 'failure-place' });
  readonly #offers = h('div', {});
  readonly #content = h('div', { class: 'exam-content' });

  constructor(root: HTMLElement, texts: Texts) {
    this.#texts = texts;
    this.#bar = new StepBar(texts.steps);
    root.replaceChildren(this.#bar.element, this.#failure, this.#offers, this.#content);
  }

  /** Something to do beside the steps. */
  offer(view: HTMLElement): void {
    this.#offers.append(view);
  }

  show(step: Step, view: HTMLElement): void {
    this.#failure.replaceChildren();
    this.#bar.show(step);
    if (!view.isConnected || view.hidden) {
      this.#putAside(view);
      focusHeading(view);
      window.scrollTo({ top: 0 });
    }
  }

  /** A frame taken out of the page would load anew and lose what was typed: what holds one is only hidden. */
  #putAside(view: HTMLElement): void {
    for (const shown of [...this.#content.children]) {
      if (shown instanceof HTMLElement && shown.querySelector('iframe')) {
        shown.hidden = true;
      } else {
        shown.remove();
      }
    }
    view.hidden = false;
    if (!view.isConnected) {
      this.#content.append(view);
    }
  }

  /** Runs an action of the student; a failure is shown with a way to try the same again. */
  async attempt(action: () => Promise<void>): Promise<void> {
    try {
      await action();
      this.#failure.replaceChildren();
    } catch (cause) {
      console.error('an action failed', cause);
      const again = () => {
        this.#failure.replaceChildren();
        void this.attempt(action);
      };
      this.#failure.replaceChildren(failureBox(describe(cause), this.#texts, again));
      this.#failure.scrollIntoView({ block: 'nearest' });
    }
  }
}

function describe(cause: unknown): { code: string | null; detail: string } {
  if (cause instanceof ApiProblem) {
    return { code: cause.problem.code, detail: cause.problem.detail };
  }
  return cause instanceof ApiUnreachable ? { code: null, detail: '' } : { code: 'agent-failure', detail: '' };
}
