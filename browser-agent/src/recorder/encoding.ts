import type { StreamName } from '../messages/evidence.ts';
import type { Picture } from '../messages/quality.ts';

/** How a stream is encoded: the first type that this browser records. */
export interface Encoding {
  readonly mimeType: string;
  readonly container: 'video/mp4' | 'video/webm';
  readonly videoBitsPerSecond: number;
  readonly audioBitsPerSecond: number;
  readonly keyFrameMs: number;
}

const types: Readonly<Record<StreamName, readonly string[]>> = {
  camera: ['video/mp4;codecs=avc1.42E01F,opus', 'video/webm;codecs=vp9,opus', 'video/webm;codecs=vp8,opus'],
  screen: ['video/mp4;codecs=avc1.42E01F', 'video/webm;codecs=vp9', 'video/webm;codecs=vp8'],
};

/** Null when this browser records nothing that a reviewer could play. */
export function encodingFor(
  stream: StreamName,
  picture: Picture,
  isSupported: (type: string) => boolean,
): Encoding | null {
  const mimeType = types[stream].find(isSupported);
  return mimeType === undefined
    ? null
    : {
        mimeType,
        container: mimeType.startsWith('video/mp4') ? 'video/mp4' : 'video/webm',
        videoBitsPerSecond: picture.videoBitsPerSecond,
        audioBitsPerSecond: picture.audioBitsPerSecond,
        keyFrameMs: picture.keyFrameMs,
      };
}

/** The init segment knows the profile really used; sound is always Opus. */
export function codecsOf(encoding: Encoding, codec: string | null): string {
  if (codec === null) {
    return encoding.mimeType;
  }
  const sound = encoding.mimeType.includes('opus') ? ',opus' : '';
  return `${encoding.container};codecs=${codec}${sound}`;
}
