import { directory, type Entry, localHeader } from './container.ts';
import {
  type Contents,
  decodeContents,
  decodeManifest,
  type NamedSegment,
  type PackedFile,
  type Piece,
  type Recorded,
} from './contents.ts';
import { checkSignature } from './signature.ts';

/** What a check of a package found; the same words as the command line's. */
export type Verdict =
  | {
      readonly kind: 'intact';
      readonly sitting: string;
      readonly packedAt: string;
      readonly kid: string;
      readonly files: number;
      readonly segments: number;
      readonly recorded: Recorded;
    }
  | {
      readonly kind: 'incomplete';
      readonly sitting: string;
      readonly packedAt: string;
      readonly kid: string;
      readonly leftOut: number;
      readonly firstFile: string;
      readonly recorded: Recorded;
    }
  | Broken;

/** Bytes `from` to `to` (not included) are not what was signed. */
export interface Broken {
  readonly kind: 'broken';
  readonly from: number;
  readonly to: number;
  readonly part: string;
}

/** {@link Broken.part} of what is no file of the package. */
export const directoryPart = 'the directory at the end';
export const behindPart = 'behind the end';

const first = 'package.jws';
const sizeAt = 18;
const header = 30;
const largestContents = 64 * 1024 * 1024;

/** Told how many bytes are behind it; throws to end the check. */
export type Progress = (bytes: number) => void;

/**
 * Checks a package with nothing but the package: the signed contents decide every byte, so the container is written once
 * more and compared, and every file and segment is held against its digest. One piece in memory at a time.
 */
export async function checkPackage(file: Blob, progress: Progress): Promise<Verdict> {
  const end = await endOfContents(file);
  if (end < 0 || end > file.size) {
    return broken(0, file.size, first);
  }
  const bytes = await read(file, header + first.length, end);
  const signed = await checkSignature(bytes, 'vigil-package+json');
  const contents = signed && decodeContents(signed.content);
  if (!signed || !contents) {
    return broken(0, end, first);
  }
  const own = { name: first, size: bytes.length, crc32: crc32(bytes) };
  return new Check(file, contents, progress).run(own, signed.kid);
}

/** Ends the check at the first difference. */
class Differs extends Error {
  readonly where: Broken;

  constructor(from: number, to: number, part: string) {
    super(part);
    this.where = broken(from, to, part);
  }
}

class Check {
  readonly #file: Blob;
  readonly #contents: Contents;
  readonly #progress: Progress;
  readonly #named: NamedSegment[] = [];
  readonly #photos = new Map<string, string>();
  #recorded: Recorded = { complete: false, missing: [], gaps: [] };
  #position = 0;
  #segments = 0;

  constructor(file: Blob, contents: Contents, progress: Progress) {
    this.#file = file;
    this.#contents = contents;
    this.#progress = progress;
  }

  async run(own: Entry, kid: string): Promise<Verdict> {
    const { files } = this.#contents;
    try {
      await this.#same(localHeader(own), first);
      this.#position += own.size;
      for (const file of files) {
        await this.#same(localHeader(file), file.name);
        await this.#compare(file);
      }
      await this.#same(directory([own, ...files]), directoryPart);
    } catch (difference) {
      if (difference instanceof Differs) {
        return difference.where;
      }
      throw difference;
    }
    return this.#position === this.#file.size
      ? this.#verdict(kid)
      : broken(this.#position, this.#file.size, behindPart);
  }

  #verdict(kid: string): Verdict {
    const { sitting, packedAt, files } = this.#contents;
    const recorded = this.#recorded;
    const leftOut = this.#leftOut();
    const firstFile = [...leftOut.keys()].sort()[0];
    return firstFile === undefined
      ? { kind: 'intact', sitting, packedAt, kid, files: files.length, segments: this.#segments, recorded }
      : { kind: 'incomplete', sitting, packedAt, kid, leftOut: sum(leftOut.values()), firstFile, recorded };
  }

  /** How much of what the manifests name is not in each file, files that are not there at all included. */
  #leftOut(): ReadonlyMap<string, number> {
    const leftOut = new Map<string, number>();
    for (const { take } of this.#named) {
      leftOut.set(take, (leftOut.get(take) ?? 0) + 1);
    }
    for (const photo of this.#photos.keys()) {
      leftOut.set(photo, 1);
    }
    for (const { name, media } of this.#contents.files) {
      leftOut.delete(media ? media.take : name);
      if (media && media.leftOut.length > 0) {
        leftOut.set(name, media.leftOut.length);
      }
    }
    return leftOut;
  }

  async #same(expected: Uint8Array, part: string): Promise<void> {
    const found = await read(this.#file, this.#position, this.#position + expected.length);
    const difference = expected.findIndex((byte, index) => byte !== found[index]);
    if (difference >= 0) {
      const at = this.#position + difference;
      throw new Differs(at, at + 1, part);
    }
    this.#position += expected.length;
  }

  async #compare(file: PackedFile): Promise<void> {
    const begin = this.#position;
    const end = begin + file.size;
    if (end > this.#file.size) {
      throw new Differs(this.#file.size, end, file.name);
    }
    const pieces = this.#piecesOf(file);
    const signed = !file.name.startsWith('photos/') || file.sha256 === this.#photos.get(file.name);
    if (!signed || sum(pieces.map(({ length }) => length)) !== file.size) {
      // The contents contradict the manifests: nobody signed this recording.
      throw new Differs(begin, end, file.name);
    }
    for (const piece of pieces) {
      const to = this.#position + piece.length;
      const bytes = await read(this.#file, this.#position, to);
      if ((await sha256(bytes)) !== piece.sha256 || !(await this.#takesIn(file.name, bytes))) {
        throw new Differs(this.#position, to, file.name);
      }
      this.#position = to;
      this.#progress(to);
    }
  }

  /** False for a manifest whose signature does not fit or that speaks of another sitting. */
  async #takesIn(name: string, bytes: Uint8Array): Promise<boolean> {
    if (!name.endsWith('.jws')) {
      return true;
    }
    const signed = await checkSignature(bytes, 'vigil-manifest+json');
    const manifest = signed && decodeManifest(signed.content, this.#contents);
    if (!manifest) {
      return false;
    }
    this.#named.push(...manifest.segments);
    for (const [photo, digest] of manifest.photos) {
      this.#photos.set(photo, digest);
    }
    this.#recorded = manifest.recorded;
    return true;
  }

  #piecesOf(file: PackedFile): readonly Piece[] {
    const { media } = file;
    if (!media) {
      return [{ length: file.size, sha256: file.sha256 }];
    }
    const segments: Piece[] = this.#named
      .filter(({ take, sequence }) => take === media.take && !media.leftOut.includes(sequence))
      .sort((a, b) => a.sequence - b.sequence);
    this.#segments += segments.length;
    return media.index && segments.length > 0
      ? [...segments.slice(0, 1), media.index, ...segments.slice(1)]
      : segments;
  }
}

function sum(numbers: Iterable<number>): number {
  return [...numbers].reduce((all, one) => all + one, 0);
}

function broken(from: number, to: number, part: string): Broken {
  return { kind: 'broken', from, to, part };
}

/** The first entry's size stands in its header, before anything is signed. */
async function endOfContents(file: Blob): Promise<number> {
  if (file.size < header) {
    return -1;
  }
  const length = new DataView((await read(file, 0, header)).buffer).getUint32(sizeAt, true);
  return length > largestContents ? -1 : header + first.length + length;
}

async function read(file: Blob, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await file.slice(from, to).arrayBuffer());
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Only of the contents; every other file's stands in them. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) {
      crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
  }
  return ~crc >>> 0;
}
