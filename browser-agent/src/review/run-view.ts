import { formatInstant, formatPosition } from '../browser/times.ts';
import type { Language } from '../messages/language.ts';
import { button, h } from '../ui/dom.ts';
import { markWhy } from './mark-why.ts';
import type { Run, RunMark } from './reanalysis.ts';
import { differences, type Pair } from './reanalysis-diff.ts';
import type { OwnMark } from './review-api.ts';
import type { Mark, ReviewDocument } from './review-document.ts';
import { type SecondLookTexts, secondLookTexts } from './texts/second-look.ts';

/** The words for a difference have one decimal: a smaller one would be one of nought seconds. */
const leastMs = 50;

export interface RunIntents {
  positionOf(wallClock: number): number;
  seek(position: number): void;
  takeOver(mark: OwnMark): void;
}

/** One second look beside the marks of the sitting. */
export function runView(
  run: Run,
  document: ReviewDocument,
  language: Language,
  intents: RunIntents,
  open: boolean,
): HTMLElement {
  const texts = secondLookTexts(language);
  const { both, onlyThen, onlyNow, unseen, others } = differences(document.marks, run);
  const entry = new Entries(language, intents);
  const group = (name: string, test: string, entries: readonly HTMLElement[]) => [
    h('h3', { class: 'h6 mt-2 mb-1' }, `${name}: ${entries.length}`),
    h('ul', { class: 'review-run-marks', 'data-test': test }, ...entries),
  ];
  return h(
    'details',
    { class: 'review-run', 'data-test': 'run', open },
    h('summary', {}, texts.run(formatInstant(run.at, 'date-time', language, document.sitting.zone), run.by)),
    h('p', { class: 'small text-body-secondary mb-1' }, `${run.agent} · ${paces(run, language)}`),
    ...group(
      texts.both,
      'run-both',
      both.map((pair) => entry.pair(pair)),
    ),
    ...group(
      texts.onlyThen,
      'run-only-then',
      onlyThen.map((mark) => entry.before(mark)),
    ),
    ...group(
      texts.onlyNow,
      'run-only-now',
      onlyNow.map((mark) => entry.found(mark, wasTaken(mark, document))),
    ),
    ...(unseen.length > 0
      ? group(
          texts.unseen,
          'run-unseen',
          unseen.map((mark) => entry.before(mark)),
        )
      : []),
    others > 0 ? h('p', { class: 'small mb-1' }, texts.others(others)) : null,
    ...group(
      texts.notAnalysed,
      'run-not-analysed',
      placesOf(run).map(({ from, to, words }) => entry.place(from, to, words)),
    ),
  );
}

/** Where it could not say anything; rules of the same name share their line. */
function placesOf(run: Run): readonly { from: number; to: number; words: string }[] {
  const places = run.notAnalysed.map(({ label, from, to, reasonLabel }) => ({
    from,
    to: to ?? run.to,
    words: `${label}: ${reasonLabel}`,
  }));
  return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
}

/** What a proctor takes over of a second look. */
function ownMarkOf({ violation, startedAt, endedAt, detector }: RunMark, language: Language): OwnMark {
  const note = secondLookTexts(language).note(detector);
  return { violation, startedAt, endedAt: Math.max(endedAt, startedAt + 1), note };
}

/** A proctor's own mark with its time and violation stands already. */
function wasTaken({ startedAt, violation }: RunMark, { marks }: ReviewDocument): boolean {
  return marks.some(
    (mark) => mark.rule === null && mark.violation === violation && mark.startedAt === startedAt,
  );
}

function paces({ everyMs }: Run, language: Language): string {
  const texts = secondLookTexts(language);
  const format = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const words = Object.entries(everyMs).map(
    ([name, pace]) => `${texts.paces[name] ?? name} ${texts.every(format.format(pace / 1000))}`,
  );
  return `${texts.looked}: ${words.join(', ')}`;
}

class Entries {
  readonly #language: Language;
  readonly #intents: RunIntents;

  constructor(language: Language, intents: RunIntents) {
    this.#language = language;
    this.#intents = intents;
  }

  pair({ then, now, beginsLaterMs, endsLaterMs }: Pair): HTMLElement {
    const texts = secondLookTexts(this.#language);
    const format = new Intl.NumberFormat(this.#language, { maximumFractionDigits: 1 });
    const apart = (laterMs: number, words: SecondLookTexts['begins'], same: string) =>
      Math.abs(laterMs) < leastMs ? same : words(format.format(Math.abs(laterMs) / 1000), laterMs > 0);
    const begins = apart(beginsLaterMs, texts.begins, texts.beginsTheSame);
    const ends = apart(endsLaterMs, texts.ends, texts.endsTheSame);
    return this.place(then.startedAt, then.endedAt ?? then.startedAt, then.label, [
      h('div', { class: 'small' }, `${begins}, ${ends}`),
      this.#why(now),
    ]);
  }

  before(mark: Mark): HTMLElement {
    return this.place(mark.startedAt, mark.endedAt ?? mark.startedAt, mark.label);
  }

  found(mark: RunMark, taken: boolean): HTMLElement {
    const texts = secondLookTexts(this.#language);
    const words = taken ? texts.takenOver : texts.takeOver;
    const take = button(
      words,
      'run-take-over',
      () => this.#intents.takeOver(ownMarkOf(mark, this.#language)),
      'btn-sm btn-outline-primary review-judging',
    );
    take.disabled = taken;
    return this.place(mark.startedAt, mark.endedAt, mark.label, [this.#why(mark), take]);
  }

  place(from: number, to: number, words: string, more: readonly HTMLElement[] = []): HTMLElement {
    const begin = this.#intents.positionOf(from);
    const end = this.#intents.positionOf(to);
    return h(
      'li',
      {},
      h(
        'button',
        { type: 'button', class: 'btn btn-sm btn-link p-0', onclick: () => this.#intents.seek(begin) },
        `${formatPosition(begin)}–${formatPosition(end)}`,
      ),
      ` ${words}`,
      ...more,
    );
  }

  #why(mark: RunMark): HTMLElement {
    return markWhy(mark, this.#language, (at) => this.#intents.positionOf(at));
  }
}
