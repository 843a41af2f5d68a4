import { csrfHeaderOf, pageLanguage } from '../browser/page.ts';
import { ApiClient, ApiProblem } from '../transport/api-client.ts';
import { h } from '../ui/dom.ts';
import { gridOf } from './page-frame.ts';
import { Pictures } from './pictures.ts';
import { decodeIndex } from './playback-index.ts';
import { ReviewApi } from './review-api.ts';
import { ReviewPage } from './review-page.ts';
import { textsFor } from './texts/index.ts';

/** The decision maker's page names another address, from which one may only read. */
function reviewApi(main: HTMLElement, sitting: string): ReviewApi {
  const address = main.dataset['document'] ?? `/api/reviews/${sitting}`;
  const client = new ApiClient(csrfHeaderOf(location.pathname));
  return new ReviewApi(client, address, main.dataset['readonly'] === 'true');
}

/** Review player: plays and judges the sitting that the page names. */
async function show(main: HTMLElement): Promise<void> {
  const language = pageLanguage();
  const texts = textsFor(language);
  const pictures = new Pictures(texts, language);
  const loading = h('p', { class: 'h5 mb-2', role: 'status' }, texts.loading);
  main.replaceChildren(loading, gridOf([pictures.element], []));
  try {
    const { beginning } = main.dataset;
    if (beginning) {
      pictures.begin(decodeIndex(JSON.parse(beginning)));
      await pictures.shown();
    }
    const sitting = encodeURIComponent(main.dataset['sitting'] ?? '');
    const api = reviewApi(main, sitting);
    const [document, index] = await Promise.all([api.read(), api.index(`/api/recordings/${sitting}`)]);
    new ReviewPage(main, api, language, pictures, document, index).open();
  } catch (cause) {
    const detail = cause instanceof ApiProblem ? cause.problem.detail : texts.broken;
    main.replaceChildren(h('div', { class: 'alert alert-warning', 'data-test': 'review-problem' }, detail));
  }
}

const main = document.querySelector<HTMLElement>('main#review');
if (main) {
  void show(main);
}
