/**
 * Keeps what is typed into `data-draft="key"` while other forms of the page are sent: each loads the page anew. A draft
 * is forgotten with its own form, and with the tab.
 */
export function keepDrafts(page: Document, kept: Storage): void {
  for (const field of page.querySelectorAll<HTMLTextAreaElement>('textarea[data-draft]')) {
    field.value = kept.getItem(keyOf(field)) ?? field.value;
    field.addEventListener('input', () => kept.setItem(keyOf(field), field.value));
    field.form?.addEventListener('submit', () => kept.removeItem(keyOf(field)));
  }
}

function keyOf(field: HTMLTextAreaElement): string {
  return `draft ${field.dataset['draft'] ?? ''}`;
}
