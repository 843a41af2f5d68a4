import { list, number, record, text } from '../messages/decode.ts';
import { isSpeech, levelOf } from '../messages/loudness.ts';
import type { Interval } from './track.ts';

/** Milliseconds without speech that part nobody's words. */
const breath = 1000;

/** Loudness as the agent measured it, wall clock; one letter a moment. */
export interface LoudnessPart {
  readonly from: number;
  readonly every: number;
  readonly levels: string;
}

/** How loud it was at a position of the recording, 0–1. */
export interface Loud {
  readonly position: number;
  readonly length: number;
  readonly level: number;
  /** A detector heard speech in it. */
  readonly speech: boolean;
}

export function decodeLoudness(value: unknown): readonly LoudnessPart[] {
  return list(record(value)['loudness'], (item) => {
    const fields = record(item);
    return {
      from: number(fields['from']),
      every: Math.max(1, number(fields['every'])),
      levels: text(fields['levels']),
    };
  });
}

/** Moment by moment on the time line of the recording. */
export function waveOf(parts: readonly LoudnessPart[], startedAt: number): readonly Loud[] {
  return parts.flatMap(({ from, every, levels }) =>
    [...levels].map((letter, at) => ({
      position: from - startedAt + at * every,
      length: every,
      level: levelOf(letter),
      speech: isSpeech(letter),
    })),
  );
}

/** Where speech was heard, moment by moment joined. */
export function speechIn(wave: readonly Loud[]): readonly Interval[] {
  const spoken: { from: number; to: number }[] = [];
  for (const { position, length } of wave.filter(({ speech }) => speech)) {
    const last = spoken.at(-1);
    if (last && position - last.to <= breath) {
      last.to = position + length;
    } else {
      spoken.push({ from: position, to: position + length });
    }
  }
  return spoken;
}

/** The loudest moment of every column of a picture this wide; -1 where nothing was measured. */
export function columnsOf(wave: readonly Loud[], length: number, width: number): Float32Array {
  const columns = new Float32Array(Math.max(1, Math.floor(width))).fill(-1);
  const place = (position: number) => Math.floor((position / Math.max(1, length)) * columns.length);
  for (const { position, length: lasts, level } of wave) {
    const first = Math.max(0, place(position));
    const last = Math.min(columns.length - 1, Math.max(first, place(position + lasts)));
    for (let column = first; column <= last; column++) {
      columns[column] = Math.max(columns[column] ?? -1, level);
    }
  }
  return columns;
}
