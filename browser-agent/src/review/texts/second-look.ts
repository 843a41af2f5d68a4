import type { Language } from '../../messages/language.ts';

export interface SecondLookTexts {
  readonly title: string;
  readonly what: string;
  readonly notSealed: string;
  readonly nothing: string;
  readonly start: string;
  readonly cancel: string;
  readonly progress: (percent: number) => string;
  readonly cancelled: string;
  readonly failed: string;
  readonly kept: string;
  readonly run: (when: string, who: string) => string;
  readonly looked: string;
  readonly both: string;
  readonly onlyThen: string;
  readonly onlyNow: string;
  readonly unseen: string;
  readonly notAnalysed: string;
  readonly others: (count: number) => string;
  readonly none: string;
  readonly begins: (seconds: string, later: boolean) => string;
  readonly ends: (seconds: string, later: boolean) => string;
  readonly beginsTheSame: string;
  readonly endsTheSame: string;
  readonly takeOver: string;
  readonly takenOver: string;
  readonly note: (detector: string) => string;
  readonly paces: Readonly<Record<string, string>>;
  readonly every: (seconds: string) => string;
}

const en: SecondLookTexts = {
  title: 'Look at the recording again',
  what: 'The detectors of today look at the stored camera recording and its sound in this browser; nothing of it leaves the computer. What they find stands here and changes no mark, verdict or suggestion. The screen, windows, devices and whose face it is are not looked at again.',
  notSealed: 'This can be done once the recording has arrived.',
  nothing: 'Of what this exam watches, nothing can be told from the recording.',
  start: 'Look again',
  cancel: 'Stop',
  progress: (percent) => `Looking: ${percent} %`,
  cancelled: 'Stopped; nothing was kept.',
  failed: 'This did not work',
  kept: 'Done and kept.',
  run: (when, who) => `${when}, ${who}`,
  looked: 'Looked',
  both: 'Found both times',
  onlyThen: 'Found then only',
  onlyNow: 'Found now only',
  unseen: 'Found then, and could not be looked at now',
  notAnalysed: 'Not analysed now',
  others: (count) => `Marks that a recording does not show, or of other rules: ${count}.`,
  none: 'none',
  begins: (seconds, later) => `begins ${seconds} s ${later ? 'later' : 'earlier'}`,
  ends: (seconds, later) => `ends ${seconds} s ${later ? 'later' : 'earlier'}`,
  beginsTheSame: 'begins at the same time',
  endsTheSame: 'ends at the same time',
  takeOver: 'Take over as own mark',
  takenOver: 'taken over',
  note: (detector) => `Found on a second look at the recording by ${detector}`,
  paces: { faces: 'faces', picture: 'light', objects: 'things', sound: 'loudness', speech: 'speech' },
  every: (seconds) => `every ${seconds} s`,
};

const ru: SecondLookTexts = {
  title: 'Проверить запись заново',
  what: 'Сегодняшние детекторы просматривают сохранённую запись камеры и её звук в этом браузере; с компьютера ничего не уходит. Найденное стоит здесь и не меняет ни отметок, ни решений по ним, ни подсказки. Экран, окна, устройства и то, чьё это лицо, заново не проверяются.',
  notSealed: 'Это возможно, когда запись поступила полностью.',
  nothing: 'Из того, что контролируется на этом испытании, по записи ничего сказать нельзя.',
  start: 'Проверить заново',
  cancel: 'Остановить',
  progress: (percent) => `Идёт проверка: ${percent} %`,
  cancelled: 'Остановлено; ничего не сохранено.',
  failed: 'Не получилось',
  kept: 'Готово и сохранено.',
  run: (when, who) => `${when}, ${who}`,
  looked: 'Просмотрено',
  both: 'Найдено оба раза',
  onlyThen: 'Найдено только тогда',
  onlyNow: 'Найдено только сейчас',
  unseen: 'Найдено тогда, а сейчас проверить нельзя',
  notAnalysed: 'Сейчас не проверено',
  others: (count) => `Отметок, которых по записи не видно, и по другим правилам: ${count}.`,
  none: 'нет',
  begins: (seconds, later) => `начало на ${seconds} с ${later ? 'позже' : 'раньше'}`,
  ends: (seconds, later) => `конец на ${seconds} с ${later ? 'позже' : 'раньше'}`,
  beginsTheSame: 'начало то же',
  endsTheSame: 'конец тот же',
  takeOver: 'Взять как свою отметку',
  takenOver: 'взято',
  note: (detector) => `Найдено при повторной проверке записи: ${detector}`,
  paces: { faces: 'лица', picture: 'свет', objects: 'предметы', sound: 'громкость', speech: 'речь' },
  every: (seconds) => `каждые ${seconds} с`,
};

const uk: SecondLookTexts = {
  title: 'Перевірити запис заново',
  what: 'Сьогоднішні детектори переглядають збережений запис камери та його звук у цьому браузері; з комп’ютера нічого не йде. Знайдене стоїть тут і не змінює ні позначок, ні рішень щодо них, ні підказки. Екран, вікна, пристрої і те, чиє це обличчя, заново не перевіряються.',
  notSealed: 'Це можливо, коли запис надійшов повністю.',
  nothing: 'З того, що контролюється на цьому випробуванні, із запису нічого сказати не можна.',
  start: 'Перевірити заново',
  cancel: 'Зупинити',
  progress: (percent) => `Триває перевірка: ${percent} %`,
  cancelled: 'Зупинено; нічого не збережено.',
  failed: 'Не вийшло',
  kept: 'Готово і збережено.',
  run: (when, who) => `${when}, ${who}`,
  looked: 'Переглянуто',
  both: 'Знайдено обидва рази',
  onlyThen: 'Знайдено лише тоді',
  onlyNow: 'Знайдено лише зараз',
  unseen: 'Знайдено тоді, а зараз перевірити не можна',
  notAnalysed: 'Зараз не перевірено',
  others: (count) => `Позначок, яких із запису не видно, і за іншими правилами: ${count}.`,
  none: 'немає',
  begins: (seconds, later) => `початок на ${seconds} с ${later ? 'пізніше' : 'раніше'}`,
  ends: (seconds, later) => `кінець на ${seconds} с ${later ? 'пізніше' : 'раніше'}`,
  beginsTheSame: 'початок той самий',
  endsTheSame: 'кінець той самий',
  takeOver: 'Узяти як власну позначку',
  takenOver: 'узято',
  note: (detector) => `Знайдено під час повторної перевірки запису: ${detector}`,
  paces: { faces: 'обличчя', picture: 'світло', objects: 'предмети', sound: 'гучність', speech: 'мовлення' },
  every: (seconds) => `кожні ${seconds} с`,
};

const byLanguage: Readonly<Record<Language, SecondLookTexts>> = { en, ru, uk };

export function secondLookTexts(language: Language): SecondLookTexts {
  return byLanguage[language];
}
