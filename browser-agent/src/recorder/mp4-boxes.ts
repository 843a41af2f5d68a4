/** A box of ISO BMFF (ISO/IEC 14496-12 § 4.2): `start` is its first byte, `body` the first after its header. */
export interface Box {
  readonly type: string;
  readonly start: number;
  readonly body: number;
  readonly end: number;
}

/** Boxes that lie whole between `from` and `to`; a truncated last one is left out. */
export function boxes(view: DataView, from = 0, to = view.byteLength): Box[] {
  const found: Box[] = [];
  let at = from;
  while (at + 8 <= to) {
    const box = boxAt(view, at, to);
    if (!box) {
      break;
    }
    found.push(box);
    at = box.end;
  }
  return found;
}

export function child(view: DataView, parent: Box, type: string): Box | undefined {
  return boxes(view, parent.body, parent.end).find((box) => box.type === type);
}

/** Follows a path of types downwards. */
export function descend(view: DataView, parent: Box, ...path: readonly string[]): Box | undefined {
  let current: Box | undefined = parent;
  for (const type of path) {
    current = current && child(view, current, type);
  }
  return current;
}

export function fourCharacters(view: DataView, at: number): string {
  return String.fromCharCode(
    view.getUint8(at),
    view.getUint8(at + 1),
    view.getUint8(at + 2),
    view.getUint8(at + 3),
  );
}

function boxAt(view: DataView, at: number, to: number): Box | null {
  let size = view.getUint32(at);
  let header = 8;
  if (size === 1 && at + 16 <= to) {
    size = Number(view.getBigUint64(at + 8));
    header = 16;
  }
  if (size === 0) {
    size = to - at;
  }
  return size < header || at + size > to
    ? null
    : { type: fourCharacters(view, at + 4), start: at, body: at + header, end: at + size };
}
