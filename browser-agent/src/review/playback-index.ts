import { flag, list, number, numberOrNull, oneOf, record, text } from '../messages/decode.ts';
import { decodeGap, type GapEntry, type StreamName, streamNames } from '../messages/evidence.ts';
import { type Quality, qualities } from '../messages/quality.ts';

/** One fragment: where its bytes lie in the file of the take, and when it was recorded. */
export interface IndexedSegment {
  readonly offset: number;
  readonly length: number;
  readonly mediaStartMs: number;
  readonly durationMs: number;
  readonly wallStartMs: number;
  /** 0 where the container does not say. */
  readonly frames: number;
}

/** One run of the encoder; `init` is offset and length of what every segment of it needs. */
export interface Take {
  readonly take: number;
  readonly type: string;
  readonly address: string;
  readonly init: readonly [number, number];
  readonly segments: readonly IndexedSegment[];
}

export interface PhotoEntry {
  readonly kind: 'face' | 'document';
  readonly address: string;
}

/** What the server can play of a sitting at this moment; wall clock in epoch milliseconds. */
export interface PlaybackIndex {
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly sealed: boolean;
  readonly complete: boolean;
  readonly quality: Quality;
  readonly streams: ReadonlyMap<StreamName, readonly Take[]>;
  readonly gaps: readonly GapEntry[];
  readonly photos: readonly PhotoEntry[];
}

export function decodeIndex(value: unknown): PlaybackIndex {
  const fields = record(value);
  const streams = list(fields['streams'], record).map(
    (stream) => [oneOf(stream['name'], streamNames, 'stream'), list(stream['takes'], decodeTake)] as const,
  );
  return {
    startedAt: numberOrNull(fields['startedAt']),
    endedAt: numberOrNull(fields['endedAt']),
    sealed: fields['state'] === 'sealed',
    complete: flag(fields['complete']),
    quality: oneOf(fields['quality'] ?? 'standard', qualities, 'quality'),
    streams: new Map(streams),
    gaps: list(fields['gaps'], decodeGap),
    photos: list(fields['photos'], (photo) => ({
      kind: oneOf(record(photo)['kind'], ['face', 'document'] as const, 'photo'),
      address: text(record(photo)['address']),
    })),
  };
}

function decodeTake(value: unknown): Take {
  const fields = record(value);
  const [offset, length] = list(fields['init'], number);
  return {
    take: number(fields['take']),
    type: text(fields['type']),
    address: text(fields['address']),
    init: [offset ?? 0, length ?? 0],
    segments: list(fields['segments'], (row) => {
      const [at, bytes, mediaStartMs, durationMs, wallStartMs, frames] = list(row, number);
      return {
        offset: at ?? 0,
        length: bytes ?? 0,
        mediaStartMs: mediaStartMs ?? 0,
        durationMs: durationMs ?? 0,
        wallStartMs: wallStartMs ?? 0,
        frames: frames ?? 0,
      };
    }),
  };
}
