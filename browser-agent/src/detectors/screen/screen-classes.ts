import type { Shown } from '../../messages/detector-messages.ts';
import { type ClassWords, type ScreenWords, screenClasses } from '../../messages/screen-reading.ts';
import type { Line } from './text-reader.ts';

/** Two different words of a class must be there, and one of them a sign: a question may name any program. */
const wordsNeeded = 2;
/** Words that the reader guessed are none. */
const readable = 0.4;
/** Letters of two alphabets, and digits, that look the same: the first row is taken for the second. */
const looks = 'аеёорсхукмтнвіїґ03';
const asLooks = 'aeeopcxykmthbiiгoз';
const lookalikes: ReadonlyMap<string, string> = new Map(
  [...looks].map((letter, index) => [letter, asLooks[index] ?? letter]),
);

/** What is on the screen, from the words that stand there; words of the exam window's own tell nothing. */
export function classesOf(lines: readonly Line[], words: ScreenWords, ownText: string): readonly Shown[] {
  const read = lines.map((line) => line.flatMap(tokensOf));
  const own = wordsIn(ownText);
  return screenClasses.flatMap((name) => {
    const { signs, names } = without(own, words[name]);
    const seenSigns = signs.flatMap((sign) => confidenceOf(sign, read) ?? []);
    const seen = [...seenSigns, ...names.flatMap((word) => confidenceOf(word, read) ?? [])];
    if (seenSigns.length === 0 || seen.length < wordsNeeded) {
      return [];
    }
    const sure = seen.reduce((sum, one) => sum + one, 0) / seen.length;
    return [{ class: name, confidence: sure * (1 - 0.5 ** seen.length) }];
  });
}

interface Token {
  readonly text: string;
  readonly confidence: number;
}

function tokensOf({ text, confidence }: Line[number]): readonly Token[] {
  return confidence < readable ? [] : wordsIn(text).map((word) => ({ text: word, confidence }));
}

/** Letters and digits in one alphabet; an address keeps its dots. */
function wordsIn(text: string): readonly string[] {
  const folded = [...text.toLowerCase()].map((letter) => lookalikes.get(letter) ?? letter).join('');
  return (folded.match(/[\p{L}\p{N}+]+(?:\.[\p{L}\p{N}]+)*/gu) ?? []) as readonly string[];
}

function without(own: readonly string[], { names, signs }: ClassWords): ClassWords {
  const foreign = (entry: string) => !wordsIn(entry).every((word) => own.includes(word));
  return { names: names.filter(foreign), signs: signs.filter(foreign) };
}

/** How surely an entry stands in one of the lines, its words side by side; null when it does not. */
function confidenceOf(entry: string, lines: readonly (readonly Token[])[]): number | null {
  const wanted = wordsIn(entry);
  let best: number | null = null;
  for (const line of lines) {
    for (let from = 0; from + wanted.length <= line.length; from++) {
      const part = line.slice(from, from + wanted.length);
      if (wanted.length > 0 && part.every((token, index) => alike(token.text, wanted[index] ?? ''))) {
        best = Math.max(best ?? 0, Math.min(...part.map(({ confidence }) => confidence)));
      }
    }
  }
  return best;
}

/** The same but for a letter or two that the reader took for others; an address may be part of a longer one. */
function alike(read: string, wanted: string): boolean {
  if (wanted.includes('.')) {
    return read.includes(wanted);
  }
  const mistakes = wanted.length >= 10 ? 2 : wanted.length >= 6 ? 1 : 0;
  // A word with another ending is another word.
  return read.length === wanted.length && differences(read, wanted) <= mistakes;
}

function differences(one: string, other: string): number {
  return [...one].filter((letter, place) => letter !== other[place]).length;
}
