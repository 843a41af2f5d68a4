import { flag, type Json, list, number, record, text } from '../messages/decode.ts';
import type { Entry } from './container.ts';

/** One file of a package; `media` is null unless it is a recording. */
export interface PackedFile extends Entry {
  readonly sha256: string;
  readonly media: PackedMedia | null;
}

/** Bytes that are known by their digest. */
export interface Piece {
  readonly length: number;
  readonly sha256: string;
}

/** A take as a file: init segment, index, then its segments; some were damaged before already. */
export interface PackedMedia {
  readonly take: string;
  readonly index: Piece | null;
  readonly leftOut: readonly number[];
}

/** What a package holds in the order of its entries. */
export interface Contents {
  readonly sitting: string;
  readonly institution: string;
  readonly packedAt: string;
  readonly files: readonly PackedFile[];
}

/** A segment that a manifest names. */
export interface NamedSegment extends Piece {
  readonly take: string;
  readonly sequence: number;
}

/** Numbers of a stream from the first to the last. */
export interface Run {
  readonly stream: string;
  readonly first: number;
  readonly last: number;
}

/** A missing interval with its cause; epoch milliseconds. */
export interface Gap {
  readonly stream: string;
  readonly from: number;
  readonly to: number;
  readonly cause: string;
}

/** What the newest manifest says of the recording itself; `missing` are segments that never came. */
export interface Recorded {
  readonly complete: boolean;
  readonly missing: readonly Run[];
  readonly gaps: readonly Gap[];
}

/** What a manifest says; `photos` are digests by the name of the file. */
export interface Manifest {
  readonly segments: readonly NamedSegment[];
  readonly photos: ReadonlyMap<string, string>;
  readonly recorded: Recorded;
}

/** A manifest for a package of that sitting; null for any other. */
export function decodeManifest(value: unknown, contents: Contents): Manifest | null {
  const manifest = record(value);
  const same = manifest['sitting'] === contents.sitting && manifest['institution'] === contents.institution;
  const streams = list(manifest['streams'], record);
  return same
    ? {
        segments: streams.flatMap(segments),
        photos: new Map(
          list(manifest['photos'], record).map(({ kind, digest }) => [
            `photos/${text(kind)}.jpg`,
            text(digest),
          ]),
        ),
        recorded: {
          complete: flag(manifest['complete']),
          missing: streams.flatMap(missing),
          gaps: list(manifest['gaps'], record).map(({ stream, from, to, cause }) => ({
            stream: text(stream),
            from: number(from),
            to: number(to),
            cause: text(cause),
          })),
        },
      }
    : null;
}

function segments(stream: Json): readonly NamedSegment[] {
  return list(stream['takes'], record).flatMap((take) =>
    list(take['segments'], record).map((segment) => ({
      take: key(stream['name'], take['take']),
      sequence: number(segment['sequence']),
      length: number(segment['length']),
      sha256: text(segment['digest']),
    })),
  );
}

function missing(stream: Json): readonly Run[] {
  return list(stream['missing'], (run) => {
    const [first, last] = list(run, number);
    return { stream: text(stream['name']), first: number(first), last: number(last) };
  });
}

/** Null for what is no list of contents. */
export function decodeContents(value: unknown): Contents | null {
  const fields = record(value);
  return fields['format'] === 'vigil-package/1'
    ? {
        sitting: text(fields['sitting']),
        institution: text(fields['institution']),
        packedAt: text(fields['packedAt']),
        files: list(fields['entries'], record).map(file),
      }
    : null;
}

function file(fields: Json): PackedFile {
  return {
    name: text(fields['name']),
    size: number(fields['size']),
    crc32: number(fields['crc32']),
    sha256: text(fields['sha256']),
    media: fields['media'] === null ? null : media(record(fields['media'])),
  };
}

function media(fields: Json): PackedMedia {
  const index = fields['index'] === null ? null : record(fields['index']);
  return {
    take: key(fields['stream'], fields['take']),
    index: index && { length: number(index['length']), sha256: text(index['sha256']) },
    leftOut: list(fields['leftOut'], number),
  };
}

function key(stream: unknown, take: unknown): string {
  return `media/${text(stream)}.${number(take)}`;
}
