import type { GapEntry } from '../messages/evidence.ts';
import { missing } from './coverage.ts';
import { type Loud, speechIn } from './loudness.ts';
import type { PlaybackIndex } from './playback-index.ts';
import type { Mark, ReviewDocument, Verdict } from './review-document.ts';
import type { Texts } from './texts/index.ts';
import { type Interval, Track } from './track.ts';

/** What a bar on the time line stands for; the view gives it colour, pattern and shape. */
export type BarKind = 'recorded' | 'gap' | 'not-analysed' | 'watched' | 'to-watch' | 'speech' | Verdict;

/** Positions are milliseconds of the recording. */
export interface Bar extends Interval {
  readonly kind: BarKind;
  readonly title: string;
  /** 0–1; missing where nothing is estimated. */
  readonly confidence?: number;
}

export interface Lane {
  readonly code: string;
  readonly label: string;
  readonly bars: readonly Bar[];
  /** Loudness, drawn over the bars. */
  readonly wave?: readonly Loud[];
}

/** Lanes from top to bottom: what was watched, the streams with their gaps, then one lane per rule. */
export function lanesOf(
  document: ReviewDocument,
  index: PlaybackIndex,
  { watched, wave }: { readonly watched: readonly Interval[]; readonly wave: readonly Loud[] },
  length: number,
  texts: Texts,
): readonly Lane[] {
  const startedAt = index.startedAt ?? 0;
  const place = (from: number, to: number | null): Interval => ({
    from: Math.max(0, from - startedAt),
    to: to === null ? length : Math.max(0, to - startedAt),
  });
  const streams = [...index.streams].map(([name, takes]): Lane => {
    const recorded = Track.of(takes, startedAt).covered();
    const gaps = index.gaps
      .filter((gap) => gap.stream === name)
      .map((gap): Bar => ({ ...place(gap.from, gap.to), kind: 'gap', title: gapTitle(gap.cause, texts) }));
    const unknown = gapTitle('unknown', texts);
    return {
      code: name,
      label: texts.lanes[name],
      bars: [
        ...recorded.map((part): Bar => ({ ...part, kind: 'recorded', title: texts.lanes[name] })),
        ...gaps,
        ...unexplained(recorded, gaps).map((hole): Bar => ({ ...hole, kind: 'gap', title: unknown })),
      ],
    };
  });
  return [
    {
      code: 'watched',
      label: texts.lanes.watched,
      bars: [
        ...missing(document.toWatch.stretches, watched).map(
          ({ from, to }): Bar => ({ ...place(from, to), kind: 'to-watch', title: texts.toWatch }),
        ),
        ...watched.map(
          ({ from, to }): Bar => ({ ...place(from, to), kind: 'watched', title: texts.lanes.watched }),
        ),
      ],
    },
    ...streams,
    ...(wave.length === 0 ? [] : [soundLane(document, wave, place, texts)]),
    ...ruleLanes(document, place, texts),
  ];
}

/** Loudness, and where a detector heard speech. */
function soundLane(
  document: ReviewDocument,
  wave: readonly Loud[],
  place: (from: number, to: number | null) => Interval,
  texts: Texts,
): Lane {
  const heard = speechIn(wave);
  // What was recorded before speech was told with the loudness has marks alone.
  const marked = document.marks
    .filter((mark) => mark.rule === 'voices')
    .map((mark) => place(mark.startedAt, mark.endedAt));
  const bars = (heard.length > 0 ? heard : marked).map(
    (speech): Bar => ({ ...speech, kind: 'speech', title: texts.speech }),
  );
  return { code: 'sound', label: texts.lanes.sound, bars, wave };
}

function ruleLanes(
  document: ReviewDocument,
  place: (from: number, to: number | null) => Interval,
  texts: Texts,
): readonly Lane[] {
  const lanes = new Map<string, { label: string; bars: Bar[] }>();
  const lane = (code: string, label: string) => {
    const found = lanes.get(code) ?? { label, bars: [] };
    lanes.set(code, found);
    return found;
  };
  for (const blind of document.notAnalysed) {
    const title = `${texts.notAnalysed}: ${blind.reasonLabel}`;
    lane(blind.rule, blind.label).bars.push({ ...place(blind.from, blind.to), kind: 'not-analysed', title });
  }
  for (const mark of document.marks) {
    const code = mark.rule ?? 'own';
    const label = mark.rule === null ? texts.lanes.own : mark.label;
    lane(code, label).bars.push({
      ...place(mark.startedAt, mark.endedAt),
      kind: mark.verdict,
      title: markTitle(mark, texts),
      ...(mark.rule === null ? {} : { confidence: mark.confidence }),
    });
  }
  return [...lanes].map(([code, { label, bars }]) => ({ code, label, bars }));
}

/** Holes between two recorded parts of which the browser reported nothing, as when it was closed. */
function unexplained(recorded: readonly Interval[], reported: readonly Interval[]): readonly Interval[] {
  return recorded
    .slice(1)
    .map((next, before) => ({ from: recorded[before]?.to ?? 0, to: next.from }))
    .filter((hole) => !reported.some((gap) => gap.from < hole.to && gap.to > hole.from));
}

function gapTitle(cause: GapEntry['cause'], texts: Texts): string {
  return `${texts.gap}: ${texts.causes[cause]}`;
}

function markTitle(mark: Mark, texts: Texts): string {
  const sure = mark.rule === null ? '' : ` · ${texts.confidence(Math.round(mark.confidence * 100))}`;
  return `${mark.violationLabel} · ${texts.verdicts[mark.verdict]}${sure}`;
}
