import { list, number, record, text } from './decode.ts';

/** What can be told apart on a shared screen; what is none of it is not named. */
export const screenClasses = [
  'exam',
  'platform',
  'website',
  'messenger',
  'spreadsheet',
  'calculator',
  'remote-control',
] as const;
export type ScreenClass = (typeof screenClasses)[number];

/** Words by which a class is told; a name alone may stand in a question of the exam, a sign is of the program itself. */
export interface ClassWords {
  readonly names: readonly string[];
  readonly signs: readonly string[];
}
export type ScreenWords = Readonly<Record<ScreenClass, ClassWords>>;

/** Data of a language that the institution's server has. */
export interface ScreenLanguage {
  readonly code: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface ScreenReading {
  readonly words: ScreenWords;
  readonly languages: readonly ScreenLanguage[];
}

export function decodeScreenReading(value: unknown): ScreenReading {
  const fields = record(value);
  const words = record(fields['words']);
  const entries = screenClasses.map((name) => [name, decodeWords(words[name])] as const);
  return {
    words: Object.fromEntries(entries) as Record<ScreenClass, ClassWords>,
    languages: list(fields['languages'], (language) => ({
      code: text(record(language)['code']),
      bytes: number(record(language)['bytes']),
      sha256: text(record(language)['sha256']),
    })),
  };
}

function decodeWords(value: unknown): ClassWords {
  const { names, signs } = record(value ?? {});
  return { names: list(names, (word) => text(word)), signs: list(signs, (word) => text(word)) };
}
