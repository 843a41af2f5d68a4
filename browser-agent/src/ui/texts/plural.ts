import type { Language } from '../../messages/language.ts';

/** Word forms by the plural category of the number (CLDR); Russian and Ukrainian need one, few, many. */
export interface WordForms {
  readonly one: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
}

export function plural(language: Language, count: number, forms: WordForms): string {
  const category = new Intl.PluralRules(language).select(count);
  const form =
    category === 'few'
      ? forms.few
      : category === 'many'
        ? forms.many
        : forms[category === 'one' ? 'one' : 'other'];
  return `${new Intl.NumberFormat(language).format(count)} ${form ?? forms.other}`;
}

/** 1.4 MB, 12 MB: amounts a person compares, in decimal units. */
export function megabytes(language: Language, bytes: number, unit: string): string {
  const value = bytes / 1e6;
  const digits = value > 0 && value < 10 ? 1 : 0;
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value)} ${unit}`;
}

export const speedUnit = { ru: 'Мбит/с', uk: 'Мбіт/с', en: 'Mbit/s' } as const satisfies Record<
  Language,
  string
>;

/** What a check measured, said as the reader writes numbers and units; the record keeps it neutral. */
export function cyrillicMeasure(language: 'ru' | 'uk', measured: string): string {
  const units: Readonly<Record<string, string>> = { 'Mbit/s': speedUnit[language], GB: 'ГБ', dB: 'дБ' };
  return measured
    .replace(/(\d)\.(\d)/, '$1,$2')
    .replace('-', '−')
    .replace(/Mbit\/s|GB|dB/, (unit) => units[unit] ?? unit);
}
