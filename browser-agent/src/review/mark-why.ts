import { formatInstant, formatPosition } from '../browser/times.ts';
import type { Language } from '../messages/language.ts';
import { type IncidentCause, incidentCauses, type Reading } from '../messages/observations.ts';
import { h } from '../ui/dom.ts';
import { whyTexts } from './texts/why.ts';

/** What a machine's mark rests on, whether it is of the sitting or of a second look. */
export interface Grounds {
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly detector: string;
  readonly cause: string | null;
  readonly reading: Reading | null;
  readonly model: string | null;
}

/** Why a mark is there (R2-066), folded in until somebody asks. */
export function markWhy(
  grounds: Grounds,
  language: Language,
  positionOf: (wallClock: number) => number,
): HTMLElement {
  const texts = whyTexts(language);
  const rows = [
    [texts.what, causeWords(grounds.cause, language)],
    [texts.time, timeWords(grounds, language, positionOf)],
    [texts.measured, grounds.reading && readingWords(grounds.reading, language)],
    [texts.foundBy, grounds.detector],
    [texts.model, grounds.model],
  ] as const;
  return h(
    'details',
    { class: 'review-why small', 'data-test': 'mark-why' },
    h('summary', {}, texts.why),
    h(
      'dl',
      { class: 'mb-1' },
      ...rows.flatMap(([name, words]) => (words ? [h('dt', {}, name), h('dd', {}, words)] : [])),
    ),
  );
}

/** A cause of a newer agent is said by its code. */
export function causeWords(cause: string | null, language: Language): string | null {
  const known: readonly string[] = incidentCauses;
  return cause !== null && known.includes(cause) ? whyTexts(language).causes[cause as IncidentCause] : cause;
}

export function readingWords({ of, value, limit }: Reading, language: Language): string {
  const format = new Intl.NumberFormat(language, { maximumSignificantDigits: 3 });
  const texts = whyTexts(language);
  return `${texts.readings[of](format.format(value))} (${texts.limit} ${format.format(limit)})`;
}

function timeWords(
  { startedAt, endedAt }: Grounds,
  language: Language,
  positionOf: (wallClock: number) => number,
): string {
  const inVideo = (at: number | null) => (at === null ? '…' : formatPosition(positionOf(at)));
  const clock = (at: number | null) => (at === null ? '…' : formatInstant(at, 'clock', language));
  const { byTheClock } = whyTexts(language);
  return `${inVideo(startedAt)}–${inVideo(endedAt)}, ${byTheClock} ${clock(startedAt)}–${clock(endedAt)}`;
}
