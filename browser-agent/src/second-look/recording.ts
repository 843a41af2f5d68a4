/** A stretch of a recording, milliseconds since its beginning. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Sound of one channel, from a place in the recording on. */
export interface Sound {
  readonly from: number;
  readonly samples: Float32Array<ArrayBuffer>;
  readonly rate: number;
}

/** Sound that this browser cannot decode. */
export interface Unheard {
  readonly from: number;
  readonly samples: null;
}

/** The camera's recording with its sound, as a second look reads it. */
export interface CameraRecording {
  /** Wall clock of its beginning. */
  readonly startedAt: number;
  readonly stretches: readonly Stretch[];
  /** The picture at a place; null where none can be had. */
  picture(position: number): Promise<VideoFrame | null>;
  /** All sound of a stretch, piece by piece. */
  sound(stretch: Stretch): AsyncIterable<Sound | Unheard>;
}
