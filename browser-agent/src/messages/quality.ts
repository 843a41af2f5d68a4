import type { StreamName } from './evidence.ts';

export const qualities = ['standard', 'light', 'full-motion'] as const;
/** How finely the recording is encoded; set per exam. */
export type Quality = (typeof qualities)[number];

/** What is asked of one stream's device and encoder. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly frameRate: number;
  readonly videoBitsPerSecond: number;
  readonly audioBitsPerSecond: number;
  /** A segment begins this often, with a picture that stands by itself: it costs most, and can be shown at once. */
  readonly keyFrameMs: number;
}

type Pictures = Readonly<Record<StreamName, Picture>>;

function picture(
  [width, height]: readonly [number, number],
  frameRate: number,
  video: number,
  audio = 0,
  keyFrameMs = 3000,
): Picture {
  return {
    width,
    height,
    frameRate,
    videoBitsPerSecond: video * 1000,
    audioBitsPerSecond: audio * 1000,
    keyFrameMs,
  };
}

const pictures: Readonly<Record<Quality, Pictures>> = {
  // At most 400 kbit/s together; 11 pt on a screen of 1080 lines is read at 720. Where all moves encoders take a quarter
  // more than they are given.
  standard: {
    camera: picture([640, 480], 15, 180, 24),
    screen: picture([1280, 720], 5, 140),
  },
  // At most 180 kbit/s together. The camera keeps what R4-057 asks of it: photos and the check look at the same picture.
  light: {
    camera: picture([640, 480], 8, 75, 16, 5000),
    screen: picture([1280, 720], 3, 60, 0, 5000),
  },
  // R1-013: the camera with at least 25 frames a second of at least 640×480. It is asked for more, for cameras are late.
  'full-motion': {
    camera: picture([640, 480], 30, 480, 32),
    screen: picture([1920, 1080], 5, 200),
  },
};

/** Least the exam asks of the camera; null where nothing is asked. */
export function leastOf(quality: Quality): Pick<Picture, 'width' | 'height' | 'frameRate'> | null {
  return quality === 'full-motion' ? { width: 640, height: 480, frameRate: 25 } : null;
}

/** How far the encoder goes down on a line that does not keep up: shares of bits and frames. */
const steps = [
  { bits: 1, frames: 1 },
  { bits: 0.6, frames: 0.67 },
  { bits: 0.35, frames: 0.34 },
] as const;

export const lastStep = steps.length - 1;

/** Where a frame rate is required it is kept on every step, and only the bits become fewer. */
export function pictureOf(quality: Quality, stream: StreamName, step: number): Picture {
  const full = pictures[quality][stream];
  const { bits, frames } = steps[Math.min(Math.max(0, step), lastStep)] ?? steps[0];
  return {
    ...full,
    frameRate: leastOf(quality) ? full.frameRate : Math.max(1, Math.round(full.frameRate * frames)),
    videoBitsPerSecond: Math.round(full.videoBitsPerSecond * bits),
  };
}
