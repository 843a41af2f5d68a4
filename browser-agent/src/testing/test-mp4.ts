type Part = number[] | Uint8Array | string;

const u32 = (value: number): number[] => [
  value >>> 24,
  (value >>> 16) & 255,
  (value >>> 8) & 255,
  value & 255,
];
const zeros = (count: number): number[] => new Array<number>(count).fill(0);

function bytesOf(part: Part): readonly number[] {
  return typeof part === 'string' ? [...part].map((letter) => letter.charCodeAt(0)) : [...part];
}

function box(type: string, ...parts: readonly Part[]): Uint8Array {
  const body = parts.flatMap(bytesOf);
  return Uint8Array.from([...u32(body.length + 8), ...bytesOf(type), ...body]);
}

/** `ftyp moov` with one H.264 track, as small as the standard lets it be. */
export function testInit(timescale: number): ArrayBuffer {
  const configuration = box('avcC', [1, 0x42, 0xe0, 0x1f]);
  const track = box(
    'trak',
    box('tkhd', zeros(12), u32(1)),
    box(
      'mdia',
      box('mdhd', zeros(12), u32(timescale)),
      box('hdlr', zeros(8), 'vide', zeros(12)),
      box('minf', box('stbl', box('stsd', zeros(4), u32(1), box('avc1', zeros(78), configuration)))),
    ),
  );
  const extend = box('mvex', box('trex', zeros(4), u32(1), u32(1), u32(50)));
  return joined(box('ftyp', 'isom'), box('moov', box('mvhd', zeros(8)), track, extend));
}

/** `moof mdat` whose samples have these durations. */
export function testFragment(start: number, durations: readonly number[]): ArrayBuffer {
  const run = box('trun', u32(0x100), u32(durations.length), durations.flatMap(u32));
  const fragment = box('traf', box('tfhd', zeros(4), u32(1)), box('tfdt', zeros(4), u32(start)), run);
  return joined(box('moof', box('mfhd', zeros(8)), fragment), box('mdat', zeros(20)));
}

export function joined(...parts: readonly (Uint8Array | ArrayBuffer)[]): ArrayBuffer {
  return Uint8Array.from(parts.flatMap((part) => [...new Uint8Array(part)])).buffer;
}
