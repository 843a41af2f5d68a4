import { type Box, boxes, child, descend, fourCharacters } from './mp4-boxes.ts';

/** What later fragments need of the init segment. */
export interface Mp4Track {
  readonly id: number;
  readonly timescale: number;
  readonly defaultSampleDuration: number;
  /** `avc1.42E01F` and the like, for `MediaSource`. */
  readonly codec: string | null;
}

export interface FragmentTiming {
  readonly startMs: number;
  readonly durationMs: number;
  readonly frames: number;
}

/** The picture's track of a `moov` (or the first one, where there is only sound). */
export function readTrack(view: DataView, moov: Box): Mp4Track | null {
  const tracks = boxes(view, moov.body, moov.end).filter((box) => box.type === 'trak');
  const handler = (track: Box) => descend(view, track, 'mdia', 'hdlr');
  const video = tracks.find((track) => {
    const box = handler(track);
    return box !== undefined && fourCharacters(view, box.body + 8) === 'vide';
  });
  const track = video ?? tracks[0];
  const header = track && child(view, track, 'tkhd');
  const media = track && descend(view, track, 'mdia', 'mdhd');
  if (!track || !header || !media) {
    return null;
  }
  const id = view.getUint32(header.body + (view.getUint8(header.body) === 1 ? 20 : 12));
  return {
    id,
    timescale: view.getUint32(media.body + (view.getUint8(media.body) === 1 ? 20 : 12)),
    defaultSampleDuration: defaultDuration(view, moov, id),
    codec: readCodec(view, track),
  };
}

/** Start and length of a `moof` on the track's own time line (§ 8.8.8 trun, § 8.8.12 tfdt). */
export function readTiming(view: DataView, moof: Box, track: Mp4Track): FragmentTiming | null {
  const fragment = boxes(view, moof.body, moof.end).find((box) => {
    const header = box.type === 'traf' ? child(view, box, 'tfhd') : undefined;
    return header !== undefined && view.getUint32(header.body + 4) === track.id;
  });
  const decodeTime = fragment && child(view, fragment, 'tfdt');
  const header = fragment && child(view, fragment, 'tfhd');
  if (!fragment || !decodeTime || !header) {
    return null;
  }
  const wide = view.getUint8(decodeTime.body) === 1;
  const start = wide ? Number(view.getBigUint64(decodeTime.body + 4)) : view.getUint32(decodeTime.body + 4);
  const each = headerDuration(view, header) ?? track.defaultSampleDuration;
  const runs = boxes(view, fragment.body, fragment.end).filter((box) => box.type === 'trun');
  const length = runs.reduce((sum, run) => sum + runDuration(view, run, each), 0);
  return {
    startMs: (start * 1000) / track.timescale,
    durationMs: (length * 1000) / track.timescale,
    frames: runs.reduce((sum, run) => sum + view.getUint32(run.body + 4), 0),
  };
}

function defaultDuration(view: DataView, moov: Box, track: number): number {
  const extends_ = child(view, moov, 'mvex');
  const found =
    extends_ &&
    boxes(view, extends_.body, extends_.end).find(
      (box) => box.type === 'trex' && view.getUint32(box.body + 4) === track,
    );
  return found ? view.getUint32(found.body + 12) : 0;
}

function headerDuration(view: DataView, header: Box): number | null {
  const flags = view.getUint32(header.body) & 0xffffff;
  if ((flags & 0x08) === 0) {
    return null;
  }
  const at = header.body + 8 + (flags & 0x01 ? 8 : 0) + (flags & 0x02 ? 4 : 0);
  return view.getUint32(at);
}

function runDuration(view: DataView, run: Box, each: number): number {
  const flags = view.getUint32(run.body) & 0xffffff;
  const count = view.getUint32(run.body + 4);
  if ((flags & 0x100) === 0) {
    return count * each;
  }
  let at = run.body + 8 + (flags & 0x01 ? 4 : 0) + (flags & 0x04 ? 4 : 0);
  const step = 4 * [0x100, 0x200, 0x400, 0x800].filter((bit) => flags & bit).length;
  let length = 0;
  for (let index = 0; index < count; index++) {
    length += view.getUint32(at);
    at += step;
  }
  return length;
}

function readCodec(view: DataView, track: Box): string | null {
  const descriptions = descend(view, track, 'mdia', 'minf', 'stbl', 'stsd');
  const entry = descriptions && boxes(view, descriptions.body + 8, descriptions.end)[0];
  if (!entry || (entry.type !== 'avc1' && entry.type !== 'avc3')) {
    return null;
  }
  // VisualSampleEntry: 78 bytes of fixed fields, then boxes (§ 12.1.3).
  const configuration = boxes(view, entry.body + 78, entry.end).find((box) => box.type === 'avcC');
  if (!configuration) {
    return null;
  }
  const hex = (offset: number) =>
    view
      .getUint8(configuration.body + offset)
      .toString(16)
      .padStart(2, '0');
  return `${entry.type}.${hex(1)}${hex(2)}${hex(3)}`.replace(/\.(.*)$/, (all) => all.toUpperCase());
}
