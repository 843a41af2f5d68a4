/** What a detector's worker is told: one readable of media frames, transferred. */
export interface DetectorInit<Frame> {
  readonly type: 'init';
  readonly readable: ReadableStream<Frame>;
  readonly everyMs: number;
}

/** What one look at the camera's picture measured (luma 0–255). */
export interface PictureSample {
  readonly type: 'picture';
  readonly mean: number;
  readonly deviation: number;
  /** Mean absolute difference from the sample before; 255 for the first one. */
  readonly difference: number;
}

/** Loudness of one window of sound, root mean square of full scale 1. */
export interface SoundSample {
  readonly type: 'sound';
  readonly rms: number;
  readonly peak: number;
}

/** A face where it was found: parts of the picture's width and height; a cut face reaches below 0 or above 1. */
export interface Face {
  /** How sure the model is, 0–1. */
  readonly score: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What one look for faces found, the surest first, and in how much light (luma 0–255). */
export interface FacesSample {
  readonly type: 'faces';
  readonly faces: readonly Face[];
  readonly mean: number;
  readonly deviation: number;
  readonly tookMs: number;
}

/** Every worker says whether it runs: silence of a detector must never read as "nothing happened". */
export type DetectorState =
  | { readonly type: 'loading'; readonly loaded: number; readonly total: number }
  | { readonly type: 'ready' }
  | { readonly type: 'degraded'; readonly everyMs: number }
  | { readonly type: 'ended' }
  | { readonly type: 'failed'; readonly reason: string };

export type DetectorReport<Sample> = DetectorState | Sample;
