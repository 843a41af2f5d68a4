import { csrfHeader } from '../browser/page.ts';
import { ApiClient } from '../transport/api-client.ts';

/** Review player: shows the sitting that the page names. */
async function show(main: HTMLElement): Promise<void> {
  const api = new ApiClient(csrfHeader);
  const sitting = main.dataset['sitting'] ?? '';
  const review = await api.get(`/api/reviews/${encodeURIComponent(sitting)}`);
  const heading = document.createElement('h1');
  heading.textContent = titleOf(review);
  main.replaceChildren(heading);
}

function titleOf(review: unknown): string {
  const { sitting } = review as { sitting: { exam: string; examinee: string } };
  return `${sitting.exam} · ${sitting.examinee}`;
}

const main = document.querySelector<HTMLElement>('main#review');
if (main) {
  void show(main);
}
