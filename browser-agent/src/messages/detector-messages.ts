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

/** Every worker says whether it runs: silence of a detector must never read as "nothing happened". */
export type DetectorReport<Sample> =
  | { readonly type: 'ready' }
  | { readonly type: 'ended' }
  | { readonly type: 'failed'; readonly reason: string }
  | Sample;
