import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeScreenReading, type ScreenWords } from '../../messages/screen-reading.ts';
import { classesOf } from './screen-classes.ts';
import type { Line } from './text-reader.ts';

const read = (...lines: readonly string[]): readonly Line[] =>
  lines.map((line) => line.split(' ').map((text) => ({ text, confidence: 0.95 })));

const classes = (lines: readonly Line[], title = 'Математический анализ') =>
  classesOf(lines, shippedWords(), title).map((shown) => shown.class);

/** The lists as they are shipped, read without a YAML parser: each is one line. */
function shippedWords(): ScreenWords {
  const words: Record<string, Record<string, unknown>> = {};
  let name = '';
  for (const line of readFileSync('../config/screen/words.yml', 'utf8').split('\n')) {
    name = /^ {4}([\w-]+):$/.exec(line)?.[1] ?? name;
    const [, kind, list] = /^ {6}(names|signs): (\[.*\])$/.exec(line) ?? [];
    if (kind && list) {
      words[name] = { ...words[name], [kind]: JSON.parse(list) };
    }
  }
  return decodeScreenReading({ words }).words;
}

/** As Tesseract read them from real pictures of 1280×720. */
const quiz = read(
  'Мои курсы / Математический анализ / Итоговый тест',
  'Вопрос 3',
  'Пока нет ответа. Балл: 1,00.',
  'Навигация по тесту',
);
const telegram = read('Telegram Desktop', 'Поиск', 'Маша Иванова', 'была недавно', 'привет, какой ответ?');
const videoCall = read('Zoom Конференция', 'Олег Петров', 'Выключить звук Остановить видео Участники');
const calculator = read('Калькулятор', '02 Обычный', '0,5 % СЕ');
const excel = read('Kunal - Excel', 'Файл Главная Вставка Разметка страницы Формулы Рецензирование', 'Листі');
const anyDesk = read('AnyDesk', 'Это рабочее место:', 'Удалённое рабочее место.', 'Недавние сеансы');
const yandex = read('Яндекс: нашлось 2 млн', 'yandex.ru/search/?text=cymma', 'Картинки Видео Карты');

describe('R4-037 R4-050 what is on the screen', () => {
  it.each([
    ['messenger', telegram],
    ['messenger', videoCall],
    ['calculator', calculator],
    ['spreadsheet', excel],
    ['remote-control', anyDesk],
    ['website', yandex],
    ['exam', quiz],
  ])('tells %s', (name, lines) => {
    expect(classes(lines)).toEqual([name]);
  });

  it('tells what stands beside the exam', () => {
    expect(classes([...quiz, ...calculator])).toEqual(['exam', 'calculator']);
  });

  it('takes a question that names programs for no program', () => {
    expect(classes([...quiz, ...read('Чем Telegram отличается от WhatsApp, Viber и Skype?')])).toEqual([
      'exam',
    ]);
    expect(classes([...quiz, ...read('Постройте в Excel таблицу. Вставка')])).toEqual(['exam']);
  });

  it('leaves out the words of the exam’s own title', () => {
    const lines = read('Excel: формулы', 'Вопрос 1. Вставка формулы');
    expect(classes(lines, 'Excel: формулы')).toEqual([]);
  });

  it('believes two letters that look alike, and no word that was guessed', () => {
    expect(classes(read('Teleqram Desktop', 'Telegrаm', 'печатает'))).toEqual(['messenger']);
    const guessed = telegram.map((line) => line.map(({ text }) => ({ text, confidence: 0.2 })));
    expect(classes(guessed)).toEqual([]);
  });

  it('is surer of more words', () => {
    const sure = (lines: readonly Line[]) => classesOf(lines, shippedWords(), '')[0]?.confidence ?? 0;
    expect(sure(telegram)).toBeGreaterThan(sure(read('Telegram', 'печатает')));
    expect(sure(telegram)).toBeLessThan(1);
  });
});
