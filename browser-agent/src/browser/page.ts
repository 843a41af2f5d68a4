import type { Language } from '../messages/language.ts';

/** The language the server rendered the page in. */
export function pageLanguage(page: Document = document): Language {
  const language = page.documentElement.lang.slice(0, 2).toLowerCase();
  return language === 'ru' || language === 'uk' ? language : 'en';
}

/** The header that proves a changing request comes from our own page; null on pages without a session. */
export function csrfHeader(page: Document = document): { name: string; value: string } | null {
  const content = (name: string) =>
    page.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';
  const name = content('csrf-header');
  const value = content('csrf-token');
  return name && value ? { name, value } : null;
}
