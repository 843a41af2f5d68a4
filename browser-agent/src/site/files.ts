import { csrfHeader } from '../browser/page.ts';

/**
 * `form[data-send-file]` sends its one file as the body of the request, since the tool reads no multipart forms, and
 * follows where the answer leads; a refusal is shown in its `[data-problem]`.
 */
export function sendFiles(page: Document): void {
  page.addEventListener('submit', (event) => {
    const form = event.target;
    if (form instanceof HTMLFormElement && form.dataset['sendFile'] !== undefined) {
      event.preventDefault();
      void send(form);
    }
  });
}

async function send(form: HTMLFormElement): Promise<void> {
  const file = form.querySelector<HTMLInputElement>('input[type=file]')?.files?.[0];
  const problem = form.querySelector<HTMLElement>('[data-problem]');
  if (!file) {
    return;
  }
  const csrf = csrfHeader();
  const headers: Record<string, string> = {
    Accept: 'text/html, application/problem+json',
    'Content-Type': 'application/octet-stream',
    ...(csrf ? { [csrf.name]: csrf.value } : {}),
  };
  const answer = await fetch(form.action, { method: 'POST', body: file, headers });
  if (answer.ok) {
    window.location.assign(answer.url);
  } else if (problem) {
    const text = new DOMParser().parseFromString(await answer.text(), 'text/html');
    problem.textContent =
      text.querySelector('[data-test="problem-detail"]')?.textContent ?? String(answer.status);
    problem.hidden = false;
  }
}

/** `input[data-compare-file]` says of a chosen file whether it has that SHA-256; the file stays in the browser. */
export function compareFiles(page: Document): void {
  for (const input of page.querySelectorAll<HTMLInputElement>('input[data-compare-file]')) {
    input.addEventListener('change', () => void compare(input));
  }
}

async function compare(input: HTMLInputElement): Promise<void> {
  const file = input.files?.[0];
  if (!file) {
    return;
  }
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const same = hex === input.dataset['compareFile'];
  toggle(input, '[data-same]', same);
  toggle(input, '[data-other]', !same);
}

function toggle(input: HTMLInputElement, selector: string, shown: boolean): void {
  const answer = input.parentElement?.querySelector<HTMLElement>(selector);
  if (answer) {
    answer.hidden = !shown;
  }
}
