import type { DocumentFault } from '../../messages/document.ts';
import type { Language } from '../../messages/language.ts';

/** What the look at the document says; it comes with the look, for the exam window itself stays small. */
export interface LookTexts {
  readonly looking: string;
  readonly readable: string;
  readonly hard: string;
  readonly stillHard: string;
  readonly asItIs: string;
  readonly advice: Readonly<Record<DocumentFault, string>>;
}

export const lookTexts: Readonly<Record<Language, LookTexts>> = {
  ru: {
    looking: 'Смотрим, читается ли документ…',
    readable: 'Документ читается.',
    hard: 'На этом снимке документ трудно прочитать. Пожалуйста, сделайте ещё один:',
    stillHard:
      'Документ по-прежнему трудно прочитать. Сделайте ещё один снимок или отправьте этот как есть: проктор увидит, что вышло не лучшим образом.',
    asItIs: 'Отправить как есть',
    advice: {
      dark: 'Включите свет или сядьте ближе к окну.',
      glare: 'На документе блик. Немного наклоните его или отведите лампу.',
      blurred: 'Опустите локоть на стол и подержите документ неподвижно — буквы станут чёткими.',
      small: 'Поднесите документ ближе, чтобы он заполнил рамку.',
      unread: 'Держите документ ровно, страницей с фотографией внутри рамки.',
    },
  },
  uk: {
    looking: 'Дивимося, чи читається документ…',
    readable: 'Документ читається.',
    hard: 'На цьому знімку документ важко прочитати. Будь ласка, зробіть ще один:',
    stillHard:
      'Документ і досі важко прочитати. Зробіть ще один знімок або надішліть цей як є: проктор побачить, що вийшло не найкраще.',
    asItIs: 'Надіслати як є',
    advice: {
      dark: 'Увімкніть світло або сядьте ближче до вікна.',
      glare: 'На документі відблиск. Трохи нахиліть його або відверніть лампу.',
      blurred: 'Обіпріться ліктем на стіл і потримайте документ нерухомо — літери стануть чіткими.',
      small: 'Піднесіть документ ближче, щоб він заповнив рамку.',
      unread: 'Тримайте документ рівно, сторінкою з фотографією всередині рамки.',
    },
  },
  en: {
    looking: 'We look whether the document can be read…',
    readable: 'The document can be read.',
    hard: 'The document is hard to read in this photo. Please take it once more:',
    stillHard:
      'The document is still hard to read. Take it once more, or send it as it is: the proctor will see that it was not easy.',
    asItIs: 'Send it as it is',
    advice: {
      dark: 'Turn on a light or sit nearer to the window.',
      glare: 'Light is thrown back. Tilt the document a little or turn a lamp aside.',
      blurred: 'Hold still for a moment, your elbow on the desk; then the letters become sharp.',
      small: 'Hold the document closer, so that it fills the outline.',
      unread: 'Hold the document level, with its photo page inside the outline.',
    },
  },
};
