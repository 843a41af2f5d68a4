import { flag, number, oneOf, record } from './decode.ts';

export const streamNames = ['camera', 'screen'] as const;
/** `camera` carries the sound, too. */
export type StreamName = (typeof streamNames)[number];

const gapCauses = [
  'network',
  'capture-lost',
  'agent-reload',
  'device-asleep',
  'encoder-step',
  'upload-pending',
  /** The server will never take it. */
  'refused',
  /** The browser had no room left to keep it. */
  'storage-full',
] as const;
export type GapCause = (typeof gapCauses)[number];

/** An interval for which a stream has no pictures, or arrived late, and why. */
export interface Gap {
  readonly id: string;
  readonly stream: StreamName;
  readonly from: number;
  readonly to: number;
  readonly cause: GapCause;
}

/** What only the server itself says: that it can no longer read what it stored. */
const serverCauses = [...gapCauses, 'damaged'] as const;

/** A gap as the server tells of it; of some it was told nothing. */
export interface GapEntry {
  readonly stream: StreamName;
  readonly from: number;
  readonly to: number;
  readonly cause: (typeof serverCauses)[number] | 'unknown';
}

export function decodeGap(value: unknown): GapEntry {
  const fields = record(value);
  return {
    stream: oneOf(fields['stream'], streamNames, 'stream'),
    from: number(fields['from']),
    to: number(fields['to']),
    cause: serverCauses.find((cause) => cause === fields['cause']) ?? 'unknown',
  };
}

/** Timing and type of a piece of recording before it gets its place in the stream. */
export interface Fragment {
  readonly kind: 'init' | 'media';
  readonly contentType: string;
  /** Full type for `MediaSource`, with an init segment only. */
  readonly codecs: string | null;
  readonly startMs: number;
  readonly mediaStartMs: number;
  readonly durationMs: number;
  /** Pictures in it; 0 where the container does not say. */
  readonly frames: number;
  readonly bytes: ArrayBuffer;
  /** With an init segment only. */
  readonly origin?: Origin;
}

/** What made a take; the server signs it with the recording. */
export interface Origin {
  /** Versions of agent and detectors, as product tokens. */
  readonly agent: string;
  /** How far this device's clock is behind the server's. */
  readonly clockOffsetMs: number;
}

/** A fragment with its place: stream, take, sequence without holes, digest of its bytes and of the one before. */
export interface Segment extends Fragment {
  readonly sitting: string;
  readonly stream: StreamName;
  readonly take: number;
  readonly sequence: number;
  readonly digest: string;
  /** Digest of the segment before, through all takes; of the stream's name for the first. */
  readonly predecessor: string;
}

export interface StreamPosition {
  readonly nextSequence: number;
  readonly nextTake: number;
  /** Digest of the last segment; null for a stream without any. */
  readonly lastDigest: string | null;
  /** The server needs no segment below this number from us any more. */
  readonly durableBefore?: number;
  /** Digest of the last segment before `durableBefore`, where the server has one. */
  readonly durableDigest?: string | null;
}

/** The first segment of each stream that a browser still keeps. */
export type Held = Readonly<Partial<Record<StreamName, number>>>;

export function decodePosition(value: unknown): StreamPosition {
  const fields = record(value);
  const { lastDigest, durableDigest } = fields;
  return {
    nextSequence: number(fields['nextSequence']),
    nextTake: number(fields['nextTake']),
    lastDigest: typeof lastDigest === 'string' ? lastDigest : null,
    durableBefore: number(fields['durableBefore'], 0),
    durableDigest: typeof durableDigest === 'string' ? durableDigest : null,
  };
}

/** The server's answer to a segment; only `durable` with the same sequence lets the browser drop its copy. */
export interface SegmentReceipt {
  readonly sequence: number;
  readonly durable: boolean;
}

export function decodeReceipt(value: unknown): SegmentReceipt {
  const fields = record(value);
  return { sequence: number(fields['sequence'], -1), durable: flag(fields['durable']) };
}
