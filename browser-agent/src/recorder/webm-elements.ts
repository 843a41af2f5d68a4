/** An element of Matroska (RFC 8794, RFC 9559); `end` is null where its size is unknown, as of what is still written. */
export interface Element {
  readonly id: number;
  readonly start: number;
  readonly body: number;
  readonly end: number | null;
}

export const ids = {
  segment: 0x18538067,
  info: 0x1549a966,
  timestampScale: 0x2ad7b1,
  tracks: 0x1654ae6b,
  trackEntry: 0xae,
  trackNumber: 0xd7,
  trackType: 0x83,
  cluster: 0x1f43b675,
  timestamp: 0xe7,
  simpleBlock: 0xa3,
  blockGroup: 0xa0,
  block: 0xa1,
  referenceBlock: 0xfb,
} as const;

/** The element that begins here; null when its header is not there as a whole. */
export function elementAt(bytes: Uint8Array, at: number): Element | null {
  const id = number(bytes, at, false);
  const size = id && number(bytes, at + id.length, true);
  if (!id || !size) {
    return null;
  }
  const body = at + id.length + size.length;
  const unknown = size.value === 2 ** (7 * size.length) - 1;
  return { id: id.value, start: at, body, end: unknown ? null : body + size.value };
}

/** Elements of known size that lie whole between the two places. */
export function* elements(bytes: Uint8Array, from: number, to: number): Generator<Element & { end: number }> {
  let at = from;
  while (at < to) {
    const element = elementAt(bytes, at);
    if (!element || element.end === null || element.end > to) {
      return;
    }
    yield { ...element, end: element.end };
    at = element.end;
  }
}

/** The unsigned number that an element holds. */
export function unsigned(
  bytes: Uint8Array,
  element: { readonly body: number; readonly end: number },
): number {
  return bytes.subarray(element.body, element.end).reduce((value, byte) => value * 256 + byte, 0);
}

/** A block's track, time within its cluster, and whether it can be decoded alone. */
export function blockAt(
  bytes: Uint8Array,
  at: number,
): { readonly track: number; readonly time: number; readonly key: boolean } {
  const track = number(bytes, at, true) ?? { value: 0, length: 1 };
  const after = at + track.length;
  const time = (((bytes[after] ?? 0) << 24) >> 16) | (bytes[after + 1] ?? 0);
  return { track: track.value, time, key: ((bytes[after + 2] ?? 0) & 0x80) !== 0 };
}

/** A number of variable length; the marker of its length belongs to ids and not to sizes. */
function number(
  bytes: Uint8Array,
  at: number,
  withoutMarker: boolean,
): { readonly value: number; readonly length: number } | null {
  const first = bytes[at] ?? 0;
  const length = Math.clz32(first) - 23;
  if (first === 0 || at + length > bytes.length) {
    return null;
  }
  let value = withoutMarker ? first & (0xff >> length) : first;
  for (let index = 1; index < length; index++) {
    value = value * 256 + (bytes[at + index] ?? 0);
  }
  return { value, length };
}
