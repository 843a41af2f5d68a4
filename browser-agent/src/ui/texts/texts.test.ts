import { describe, expect, it } from 'vitest';
import { textsFor } from './index.ts';
import { cyrillicMeasure, megabytes, plural } from './plural.ts';

function paths(value: unknown, at = ''): readonly string[] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, child]) => paths(child, `${at}/${key}`))
    : [`${at}:${typeof value}`];
}

function words(value: unknown): readonly string[] {
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(words)
    : typeof value === 'string'
      ? [value]
      : [];
}

describe('texts', () => {
  it.each(['ru', 'uk'] as const)('has every text in %s', (language) => {
    expect(paths(textsFor(language))).toEqual(paths(textsFor('en')));
  });

  it.each(['en', 'ru', 'uk'] as const)('leaves no text of %s empty', (language) => {
    expect(words(textsFor(language)).filter((text) => text.trim() === '')).toEqual([]);
  });

  it.each(['ru', 'uk'] as const)('leaves nothing of %s in English', (language) => {
    expect(words(textsFor(language)).filter((text) => !/[а-яіїєґ]/i.test(text))).toEqual([]);
  });

  it('uses the word form of the number', () => {
    const forms = { one: 'секунда', few: 'секунды', many: 'секунд', other: 'секунды' };
    expect([1, 3, 11, 21].map((count) => plural('ru', count, forms))).toEqual([
      '1 секунда',
      '3 секунды',
      '11 секунд',
      '21 секунда',
    ]);
    expect(plural('en', 1, { one: 'second', other: 'seconds' })).toBe('1 second');
  });

  it('says what was measured in the units of the language', () => {
    expect(cyrillicMeasure('ru', '40.3 Mbit/s')).toBe('40,3 Мбит/с');
    expect(cyrillicMeasure('uk', '40.3 Mbit/s')).toBe('40,3 Мбіт/с');
    expect(cyrillicMeasure('uk', '-26 dB')).toBe('−26 дБ');
  });

  it('writes amounts a person compares', () => {
    expect(megabytes('ru', 1_440_000, 'МБ')).toBe('1,4 МБ');
    expect(megabytes('en', 12_600_000, 'MB')).toBe('13 MB');
  });
});
