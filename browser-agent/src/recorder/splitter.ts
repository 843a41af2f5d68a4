/** A piece cut out of the encoder's output, before it is placed on the wall clock. */
export interface Piece {
  readonly kind: 'init' | 'media';
  readonly bytes: ArrayBuffer;
  readonly codec: string | null;
  /** Null where the container does not say; the recorder then uses its own clock. */
  readonly mediaStartMs: number | null;
  readonly durationMs: number | null;
  /** 0 where the container does not say. */
  readonly frames: number;
}

/** Cuts what `MediaRecorder` emits into one init piece and media pieces. */
export interface Splitter {
  push(chunk: ArrayBuffer): readonly Piece[];
  /** What is left when the encoder stopped. */
  flush(): readonly Piece[];
}
