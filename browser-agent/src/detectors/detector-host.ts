import { trackProcessor } from '../browser/chromium.ts';
import { Signal } from '../browser/signal.ts';
import type { DetectorInit, DetectorReport, DetectorState } from '../messages/detector-messages.ts';

type Loading = Extract<DetectorState, { type: 'loading' }>;

/** Where frames come from: a device's track, or a recording. */
export type Source = MediaStreamTrack | ReadableStream<unknown>;

/** A detector's page side: gives the source's frames to a worker, which goes on while the window is hidden. */
export class DetectorHost<Sample extends { readonly type: string }> {
  readonly samples = new Signal<Sample>();
  readonly failed = new Signal<string>();
  readonly loading = new Signal<Loading>();
  /** The source gave its last frame, and it was looked at. */
  readonly ended = new Signal<null>();
  /** How often it looks now, in milliseconds, when that changes. */
  readonly pace = new Signal<number>();
  readonly #worker: Worker;
  #stopped = false;

  /**
   * @param buffered frames kept while the worker is busy: one picture is as good as another, sound is not
   * @param wishes what else the worker is told
   */
  constructor(
    source: Source,
    worker: Worker,
    everyMs: number,
    buffered = 1,
    wishes: Pick<DetectorInit<unknown, unknown>, 'gaze' | 'settings'> = {},
  ) {
    this.#worker = worker;
    worker.onmessage = (event: MessageEvent<DetectorReport<Sample>>) => this.#accept(event.data);
    worker.onerror = (event) => this.#fail(event.message || 'worker did not load');
    const stored = source instanceof ReadableStream;
    const readable = stored ? source : framesOf(source, buffered);
    if (readable === null) {
      queueMicrotask(() => this.#fail('MediaStreamTrackProcessor is missing'));
      return;
    }
    const init: DetectorInit<unknown, unknown> = { type: 'init', readable, everyMs, stored, ...wishes };
    worker.postMessage(init, [readable]);
  }

  stop(): void {
    this.#stopped = true;
    this.#worker.terminate();
  }

  #accept(report: DetectorReport<Sample>): void {
    if (!isState(report)) {
      this.samples.emit(report);
      return;
    }
    switch (report.type) {
      case 'loading':
        this.loading.emit(report);
        return;
      case 'degraded':
        console.warn(`detector looks every ${report.everyMs} ms: the computer is busy`);
        this.pace.emit(report.everyMs);
        return;
      case 'failed':
        this.#fail(report.reason);
        return;
      case 'ended':
        this.ended.emit(null);
        return;
      case 'ready':
    }
  }

  #fail(reason: string): void {
    if (!this.#stopped) {
      console.error(`detector failed: ${reason}`);
      this.failed.emit(reason);
    }
  }
}

/** The processor exists in windows only and tracks cannot be transferred, but its readable can. */
function framesOf(track: MediaStreamTrack, buffered: number): ReadableStream<unknown> | null {
  const Processor = trackProcessor();
  return Processor && new Processor<unknown>({ track, maxBufferSize: buffered }).readable;
}

const states: readonly string[] = [
  'loading',
  'ready',
  'degraded',
  'ended',
  'failed',
] satisfies DetectorState['type'][];

function isState(report: { readonly type: string }): report is DetectorState {
  return states.includes(report.type);
}
