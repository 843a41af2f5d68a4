/** What the container says of one file. */
export interface Entry {
  readonly name: string;
  readonly size: number;
  readonly crc32: number;
}

const zip64 = 0xffffffff;
const utf8 = 0x0800;
/** 1 February 1980, midnight: the one date there is. */
const date = 0x0041;

/**
 * The container of a package is written in one way only (entries stored, one date, no comments), so it can be written
 * again and compared. This is what stands before an entry; APPNOTE.TXT 4.3.7.
 */
export function localHeader(entry: Entry): Uint8Array<ArrayBuffer> {
  const large = entry.size >= zip64;
  const name = new TextEncoder().encode(entry.name);
  const out = new Bytes();
  out.int(0x04034b50).short(large ? 45 : 10);
  out.short(utf8).short(0).short(0).short(date).int(entry.crc32);
  out.int(Math.min(entry.size, zip64)).int(Math.min(entry.size, zip64));
  out
    .short(name.length)
    .short(large ? 20 : 0)
    .bytes(name);
  if (large) {
    out.short(1).short(16).long(entry.size).long(entry.size);
  }
  return out.all();
}

/** The directory behind the last entry; APPNOTE.TXT 4.3.12 to 4.3.16. */
export function directory(entries: readonly Entry[]): Uint8Array<ArrayBuffer> {
  const out = new Bytes();
  let begin = 0;
  for (const entry of entries) {
    directoryEntry(out, entry, begin);
    begin += localHeader(entry).length + entry.size;
  }
  const length = out.length;
  const count = Math.min(entries.length, 0xffff);
  if (length >= zip64 || begin >= zip64 || count === 0xffff) {
    out.int(0x06064b50).long(44).short(45).short(45).int(0).int(0);
    out.long(entries.length).long(entries.length).long(length).long(begin);
    out.int(0x07064b50).int(0);
    out.long(begin + length).int(1);
  }
  out.int(0x06054b50).short(0).short(0).short(count).short(count);
  out.int(Math.min(length, zip64)).int(Math.min(begin, zip64)).short(0);
  return out.all();
}

function directoryEntry(out: Bytes, entry: Entry, begin: number): void {
  const name = new TextEncoder().encode(entry.name);
  const extra = [entry.size, entry.size, begin].filter((value) => value >= zip64);
  const version = extra.length > 0 ? 45 : 10;
  out.int(0x02014b50).short(version).short(version);
  out.short(utf8).short(0).short(0).short(date).int(entry.crc32);
  out.int(Math.min(entry.size, zip64)).int(Math.min(entry.size, zip64));
  out.short(name.length).short(extra.length > 0 ? 4 + 8 * extra.length : 0);
  out.short(0).short(0).short(0).int(0);
  out.int(Math.min(begin, zip64)).bytes(name);
  if (extra.length > 0) {
    out.short(1).short(8 * extra.length);
    for (const value of extra) {
      out.long(value);
    }
  }
}

/** Little-endian numbers, one after the other. */
class Bytes {
  readonly #bytes: number[] = [];

  get length(): number {
    return this.#bytes.length;
  }

  short(value: number): this {
    this.#bytes.push(value & 0xff, (value >>> 8) & 0xff);
    return this;
  }

  int(value: number): this {
    return this.short(value & 0xffff).short(value >>> 16);
  }

  long(value: number): this {
    return this.int(value % 2 ** 32).int(Math.floor(value / 2 ** 32));
  }

  bytes(bytes: Uint8Array): this {
    this.#bytes.push(...bytes);
    return this;
  }

  all(): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(this.#bytes);
  }
}
