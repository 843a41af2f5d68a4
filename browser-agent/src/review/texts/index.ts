import type { Language } from '../../messages/language.ts';
import { en, type Texts } from './en.ts';
import { ru } from './ru.ts';
import { uk } from './uk.ts';

const catalogues: Readonly<Record<Language, Texts>> = { en, ru, uk };

export function textsFor(language: Language): Texts {
  return catalogues[language];
}

export type { Texts };
