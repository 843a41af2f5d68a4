import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DetectorReport, FacesSample } from '../messages/detector-messages.ts';
import { DetectorHost } from './detector-host.ts';

const sample: FacesSample = { type: 'faces', faces: [], mean: 130, deviation: 30, gaze: null, tookMs: 12 };

/** A worker that says what the test wants it to. */
class SpokenWorker {
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onerror: ((event: { message: string }) => void) | null = null;
  readonly told: unknown[] = [];
  terminated = false;

  postMessage(message: unknown): void {
    this.told.push(message);
  }

  terminate(): void {
    this.terminated = true;
  }

  says(report: DetectorReport<FacesSample>): void {
    this.onmessage?.({ data: report });
  }
}

function host() {
  const worker = new SpokenWorker();
  const detector = new DetectorHost<FacesSample>({} as MediaStreamTrack, worker as unknown as Worker, 500);
  const heard = { samples: [] as FacesSample[], failed: [] as string[], loaded: [] as number[] };
  detector.samples.listen((one) => heard.samples.push(one));
  detector.failed.listen((reason) => heard.failed.push(reason));
  detector.loading.listen(({ loaded }) => heard.loaded.push(loaded));
  return { worker, detector, heard };
}

describe('page side of a detector', () => {
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    vi.stubGlobal(
      'MediaStreamTrackProcessor',
      class {
        readonly readable = new ReadableStream();
      },
    );
  });
  afterEach(() => vi.unstubAllGlobals());

  it('gives the worker the frames and the pace', () => {
    expect(host().worker.told).toMatchObject([{ type: 'init', everyMs: 500 }]);
  });

  it('tells progress of the model, then samples, and takes no state for a sample', () => {
    const { worker, heard } = host();
    worker.says({ type: 'loading', loaded: 5, total: 10 });
    worker.says({ type: 'ready' });
    worker.says(sample);
    worker.says({ type: 'degraded', everyMs: 2000 });
    worker.says({ type: 'ended' });
    expect(heard).toEqual({ samples: [sample], failed: [], loaded: [5] });
    expect(console.warn).toHaveBeenCalledOnce();
  });

  it('tells that the model failed, or that the worker did not even load', () => {
    const { worker, heard } = host();
    worker.says({ type: 'failed', reason: 'not the file it must be' });
    worker.onerror?.({ message: '' });
    expect(heard.failed).toEqual(['not the file it must be', 'worker did not load']);
  });

  it('is silent once it was stopped', () => {
    const { worker, detector, heard } = host();
    detector.stop();
    worker.onerror?.({ message: 'terminated' });
    expect(worker.terminated).toBe(true);
    expect(heard.failed).toEqual([]);
  });
});
