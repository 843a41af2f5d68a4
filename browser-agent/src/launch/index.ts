import { PlatformStorage } from './platform-storage.ts';

/**
 * Ties a login to this browser where it keeps no cookie of ours: before the platform is asked, its page puts the login's
 * secret into the platform's storage; with the platform's answer it fetches it again and hands both to the tool.
 */
const page = document.querySelector<HTMLElement>('[data-storage-target]');

if (page) {
  const { storageTarget = '', storageOrigin = '', storageKey = '' } = page.dataset;
  const host = window.parent === window ? (window.opener as Window | null) : window.parent;
  const storage = new PlatformStorage({ own: window, host }, storageTarget, storageOrigin);
  const form = page.querySelector<HTMLFormElement>('form[action="/lti/launch/bound"]');
  if (form) {
    void prove(storage, storageKey, form);
  } else {
    void keep(storage, storageKey, page);
  }
}

async function keep(storage: PlatformStorage, key: string, page: HTMLElement): Promise<void> {
  const { storageValue = '', next = '' } = page.dataset;
  if (await storage.put(key, storageValue)) {
    location.replace(next);
    return;
  }
  page.querySelector('[data-waiting]')?.remove();
  page.querySelector('[data-otherwise]')?.removeAttribute('hidden');
}

/** Sent without the secret, too: then the tool refuses, and says why in the reader's language. */
async function prove(storage: PlatformStorage, key: string, form: HTMLFormElement): Promise<void> {
  const secret = form.querySelector<HTMLInputElement>('input[name="secret"]');
  if (secret) {
    secret.value = (await storage.get(key)) ?? '';
  }
  form.submit();
}
