import type { Language } from '../messages/language.ts';

/** A line that swallows everything must not hold up whoever waits for the header. */
const patienceMs = 10_000;

/** The language the server rendered the page in. */
export function pageLanguage(page: Document = document): Language {
  const language = page.documentElement.lang.slice(0, 2).toLowerCase();
  return language === 'ru' || language === 'uk' ? language : 'en';
}

export interface CsrfHeader {
  readonly name: string;
  readonly value: string;
}

/** The header that proves a changing request comes from our own page; null on pages without a session. */
export function csrfHeader(page: Document = document): CsrfHeader | null {
  const content = (name: string) =>
    page.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';
  const name = content('csrf-header');
  const value = content('csrf-token');
  return name && value ? { name, value } : null;
}

/**
 * A window that was loaded without network learns the header from its real page, as soon as that can be had; one whose
 * header is stale learns the new one there.
 */
export function csrfHeaderOf(address: string): (stale: boolean) => Promise<CsrfHeader | null> {
  let known = csrfHeader();
  return async (stale) => {
    if (known === null || stale) {
      const answer = await fetch(address, {
        headers: { Accept: 'text/html' },
        cache: 'no-store',
        signal: AbortSignal.timeout(patienceMs),
      });
      known = csrfHeader(new DOMParser().parseFromString(await answer.text(), 'text/html'));
    }
    return known;
  };
}
