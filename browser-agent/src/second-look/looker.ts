import type { DetectorHost, Source } from '../detectors/detector-host.ts';

interface Waiting<Sample> {
  readonly resolve: (sample: Sample) => void;
  readonly reject: (cause: Error) => void;
}

/** A detector that is shown one frame after the other and asked about each. */
export class Looker<Sample extends { readonly type: string }> {
  readonly #host: DetectorHost<Sample>;
  #frames: ReadableStreamDefaultController<unknown> | null = null;
  #waiting: Waiting<Sample> | null = null;
  #failure: Error | null = null;

  constructor(start: (source: Source) => DetectorHost<Sample>) {
    const frames = new ReadableStream<unknown>({
      start: (controller) => {
        this.#frames = controller;
      },
    });
    this.#host = start(frames);
    this.#host.samples.listen((sample) => this.#waiting?.resolve(sample));
    this.#host.failed.listen((reason) => {
      this.#failure = new Error(reason);
      this.#waiting?.reject(this.#failure);
    });
  }

  /** What it says of this frame, which stays the caller's to close. */
  look(frame: unknown): Promise<Sample> {
    return new Promise((resolve, reject) => {
      if (this.#failure) {
        reject(this.#failure);
        return;
      }
      this.#waiting = { resolve, reject };
      this.#frames?.enqueue(frame);
    });
  }

  stop(): void {
    this.#host.stop();
  }
}
