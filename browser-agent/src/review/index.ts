import { csrfHeaderOf, pageLanguage } from '../browser/page.ts';
import { ApiClient, ApiProblem } from '../transport/api-client.ts';
import { h } from '../ui/dom.ts';
import { ReviewApi } from './review-api.ts';
import { ReviewPage } from './review-page.ts';
import { textsFor } from './texts/index.ts';

/** The decision maker's page names another address, from which one may only read. */
function reviewApi(main: HTMLElement): ReviewApi {
  const sitting = main.dataset['sitting'] ?? '';
  const address = main.dataset['document'] ?? `/api/reviews/${encodeURIComponent(sitting)}`;
  const client = new ApiClient(csrfHeaderOf(location.pathname));
  return new ReviewApi(client, address, main.dataset['readonly'] === 'true');
}

/** Review player: plays and judges the sitting that the page names. */
async function show(main: HTMLElement): Promise<void> {
  const language = pageLanguage();
  const api = reviewApi(main);
  main.replaceChildren(h('p', { role: 'status' }, textsFor(language).loading));
  try {
    // Asked for beside the document: the first picture waits for both.
    const recording = api.index(main.dataset['recording'] ?? '');
    recording.catch(() => undefined);
    const document = await api.read();
    const index = await recording;
    new ReviewPage(main, api, language, document, index).open();
  } catch (cause) {
    const detail = cause instanceof ApiProblem ? cause.problem.detail : textsFor(language).broken;
    main.replaceChildren(h('div', { class: 'alert alert-warning', 'data-test': 'review-problem' }, detail));
  }
}

const main = document.querySelector<HTMLElement>('main#review');
if (main) {
  void show(main);
}
