import { pageLanguage } from '../browser/page.ts';
import type { Language } from '../messages/language.ts';

const words: Record<Language, { yes: string; no: string }> = {
  en: { yes: 'Yes, continue', no: 'Cancel' },
  ru: { yes: 'Да, продолжить', no: 'Отмена' },
  uk: { yes: 'Так, продовжити', no: 'Скасувати' },
};

/**
 * Asks `data-confirm="…"` before a form is sent or a link followed; `data-confirm-yes` names the action.
 * Works for htmx requests, too, since they start from the same click or submit.
 */
export function askBeforeSubmitting(page: Document): void {
  let confirmed: Element | null = null;
  const guard = (event: Event) => {
    const subject = subjectOf(event);
    if (!subject || subject === confirmed) {
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    const submitter = event instanceof SubmitEvent ? event.submitter : null;
    ask(page, subject, () => {
      confirmed = subject;
      repeat(subject, submitter);
      confirmed = null;
    });
  };
  page.addEventListener('click', guard, true);
  page.addEventListener('submit', guard, true);
}

function subjectOf(event: Event): HTMLElement | null {
  const target = event.target;
  if (!(target instanceof Element)) {
    return null;
  }
  return event.type === 'submit'
    ? target.closest<HTMLElement>('form[data-confirm]')
    : target.closest<HTMLElement>('a[data-confirm], button[data-confirm]');
}

function repeat(subject: HTMLElement, submitter: HTMLElement | null): void {
  if (subject instanceof HTMLFormElement) {
    subject.requestSubmit(submitter);
  } else {
    subject.click();
  }
}

function ask(page: Document, subject: HTMLElement, onYes: () => void): void {
  const language = words[pageLanguage(page)];
  const dialog = page.createElement('dialog');
  dialog.className = 'confirm-dialog';
  const question = page.createElement('p');
  question.textContent = subject.dataset['confirm'] ?? '';
  const form = page.createElement('form');
  form.method = 'dialog';
  form.className = 'form-actions';
  const button = (value: string, label: string, style: string) => {
    const element = page.createElement('button');
    element.value = value;
    element.textContent = label;
    element.className = `btn ${style}`;
    element.dataset['test'] = `confirm-${value}`;
    return element;
  };
  form.append(
    button('yes', subject.dataset['confirmYes'] ?? language.yes, 'btn-primary'),
    button('no', language.no, 'btn-outline-secondary'),
  );
  dialog.append(question, form);
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (dialog.returnValue === 'yes') {
      onYes();
    }
  });
  page.body.append(dialog);
  dialog.showModal();
}
