import { Remembered } from '../browser/remembered.ts';
import { list, number, record, text } from '../messages/decode.ts';
import type { NoticeLine } from '../ui/notices.ts';

const kept = 20;

interface Told {
  readonly words: string;
  readonly at: number;
}

/** What the student was told in this sitting, oldest first; a reload of the exam window does not take it back. */
export class NoticeLog {
  readonly #told: Remembered<readonly Told[]>;
  readonly #language: string;

  constructor(sitting: string, language: string) {
    this.#told = new Remembered(`vigil.notices.${sitting}`, (value) => list(value, decodeTold));
    this.#language = language;
  }

  get lines(): readonly NoticeLine[] {
    return this.#told.value.map((told) => this.#line(told));
  }

  /** @param at by this device's clock, which is the one the student sees */
  add(words: string, at: number): NoticeLine {
    const told = { words, at };
    this.#told.value = [...this.#told.value, told].slice(-kept);
    return this.#line(told);
  }

  #line({ words, at }: Told): NoticeLine {
    return { words, time: new Intl.DateTimeFormat(this.#language, { timeStyle: 'short' }).format(at) };
  }
}

function decodeTold(value: unknown): Told {
  const { words, at } = record(value);
  return { words: text(words), at: number(at) };
}
