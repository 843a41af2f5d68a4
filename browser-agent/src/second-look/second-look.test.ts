import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DetectorInit } from '../messages/detector-messages.ts';
import { testRule } from '../testing/test-rules.ts';
import type { CameraRecording, Sound, Stretch, Unheard } from './recording.ts';
import { lookAgain } from './second-look.ts';

const began = 1_000_000;
const pieceMs = 512;

interface Picture {
  readonly timestamp: number;
  close(): void;
}

interface HeardSound {
  readonly numberOfFrames: number;
  readonly closed: boolean;
}

/** What the detectors see and hear at a place of the recording. */
interface Scene {
  readonly faces: (position: number) => number;
  readonly speech: (position: number) => number;
  readonly breaks?: string;
}

/** Workers that see what the scene shows, one sample for each frame they are given. */
function workersIn(scene: Scene) {
  const made: { name: string; terminated: boolean; stored: boolean | undefined }[] = [];
  /** A worker is given a copy, which is made when it reads, not when the page writes. */
  const later = () => new Promise((resolve) => setTimeout(resolve));
  const mustBeOpen = ({ closed }: HeardSound) => {
    if (closed) {
      throw new DOMException('could not be cloned because it was closed', 'DataCloneError');
    }
  };
  class SceneWorker {
    onmessage: ((event: { data: unknown }) => void) | null = null;
    onerror: unknown = null;
    readonly #of: (typeof made)[number];

    constructor(url: URL) {
      const name = /([a-z]+)\.worker/.exec(url.href)?.[1] ?? '';
      this.#of = { name, terminated: false, stored: undefined };
      made.push(this.#of);
    }

    postMessage({ readable, stored }: DetectorInit<unknown>): void {
      this.#of.stored = stored;
      void this.#work(readable as ReadableStream<Picture & HeardSound>);
    }

    terminate(): void {
      this.#of.terminated = true;
    }

    async #work(readable: ReadableStream<Picture & HeardSound>): Promise<void> {
      let heardMs = 0;
      let said = 0;
      for await (const frame of readable) {
        if (this.#of.name === scene.breaks) {
          this.onmessage?.({ data: { type: 'failed', reason: 'broken' } });
          return;
        }
        if (this.#of.name === 'speech') {
          await later();
          if (this.#of.terminated) {
            return;
          }
          mustBeOpen(frame);
          for (heardMs += frame.numberOfFrames / 16; said + pieceMs <= heardMs; said += pieceMs) {
            this.onmessage?.({ data: { type: 'speech', probability: scene.speech(said), rms: 0.1 } });
          }
        } else {
          this.onmessage?.({ data: this.#see(frame.timestamp / 1000) });
        }
      }
      this.onmessage?.({ data: { type: 'ended' } });
    }

    #see(position: number): unknown {
      const face = { score: 0.9, left: 0.4, top: 0.3, right: 0.6, bottom: 0.6 };
      return this.#of.name === 'face'
        ? {
            type: 'faces',
            faces: Array.from({ length: scene.faces(position) }, () => face),
            mean: 130,
            deviation: 30,
            gaze: null,
            tookMs: 1,
          }
        : { type: 'picture', mean: 130, deviation: 30, difference: 0, middle: 130, glaring: 0 };
    }
  }
  vi.stubGlobal('Worker', SceneWorker);
  return made;
}

/** A recording with these stretches; counts the pictures that were closed. */
function recording(stretches: readonly Stretch[], undecodableFrom = Number.POSITIVE_INFINITY) {
  const pictures = { given: 0, closed: 0 };
  const camera: CameraRecording = {
    startedAt: began,
    stretches,
    picture: async (position) => {
      pictures.given += 1;
      const close = () => {
        pictures.closed += 1;
      };
      const frame: Picture = { timestamp: position * 1000, close };
      return frame as unknown as VideoFrame;
    },
    async *sound({ from, to }): AsyncGenerator<Sound | Unheard> {
      for (let at = from; at < to; at += 4000) {
        if (at >= undecodableFrom) {
          yield { from: at, samples: null };
          continue;
        }
        yield { from: at, samples: new Float32Array(16 * Math.min(4000, to - at)).fill(0.1), rate: 16_000 };
      }
    },
  };
  return { camera, pictures };
}

const rules = ['absence_in_frame', 'light', 'voices', 'microphone_on', 'active_window'].map((code) =>
  testRule(code, { visible: false }),
);
const quiet: Scene = { faces: () => 1, speech: () => 0.02 };
const never = new AbortController().signal;
const sounds: { readonly closed: boolean }[] = [];

describe('B27 R2-066 a second look at a recording', () => {
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    sounds.length = 0;
    vi.stubGlobal(
      'AudioData',
      class {
        readonly numberOfFrames: number;
        closed = false;
        constructor({ numberOfFrames }: { numberOfFrames: number }) {
          this.numberOfFrames = numberOfFrames;
          sounds.push(this);
        }
        close(): void {
          this.closed = true;
        }
      },
    );
  });
  afterEach(() => vi.unstubAllGlobals());

  it('finds what the detectors see and hear, at the time it was, by the rules of the sitting', async () => {
    workersIn({
      faces: (at) => (at >= 10_000 && at < 18_000 ? 0 : 1),
      speech: (at) => (at >= 20_000 && at < 27_000 ? 0.9 : 0.02),
    });
    const { camera, pictures } = recording([{ from: 0, to: 40_000 }]);
    const { marks, rules: looked, everyMs } = await lookAgain(camera, rules, never, () => undefined);
    expect(marks.map(({ rule, cause }) => [rule, cause])).toEqual([
      ['absence_in_frame', 'face-missing'],
      ['voices', 'voices'],
    ]);
    expect(marks[0]).toMatchObject({
      startedAt: began + 10_000,
      threshold: 3,
      model: expect.stringContaining('@'),
    });
    expect(marks[0]?.endedAt).toBe(began + 18_000);
    expect(Math.abs((marks[1]?.startedAt ?? 0) - began - 20_000)).toBeLessThanOrEqual(2 * pieceMs);
    expect(looked).not.toContain('active_window');
    expect(everyMs).toEqual({ sound: 500, speech: 512, faces: 500, picture: 500 });
    expect(pictures.closed).toBe(pictures.given);
    expect(sounds.map(({ closed }) => closed)).toEqual(sounds.map(() => true));
    expect(sounds).not.toHaveLength(0);
  });

  it('takes a still picture of a recording for no frozen camera, and an undisturbed sitting for what it is', async () => {
    workersIn(quiet);
    const { camera } = recording([{ from: 0, to: 60_000 }]);
    const all = [...rules, testRule('camera_picture')];
    expect((await lookAgain(camera, all, never, () => undefined)).marks).toEqual([]);
  });

  it('names the detectors that looked, and none that asks the devices or reads what was not read', async () => {
    const named = async (codes: readonly string[], scene: Scene = quiet) => {
      workersIn(scene);
      const { camera } = recording([{ from: 0, to: 10_000 }]);
      const watched = codes.map((code) => testRule(code, { visible: false }));
      const { detectors } = await lookAgain(camera, watched, new AbortController().signal, () => undefined);
      return detectors
        .split(' ')
        .filter((name) => name !== '')
        .sort();
    };
    const all = ['microphone_on', 'camera_picture', 'headphones', 'voices', 'absence_in_frame'];
    const faces = 'faces-full-range/1';
    const gaze = 'face-mesh-gaze/1';
    const heard = ['microphone-level/1', 'speech-silero-v6/1'];
    expect(await named(all)).toEqual(['camera-picture/1', faces, ...heard]);
    expect(await named([...all, 'wrong_gaze_direction'])).toEqual(
      ['camera-picture/1', faces, gaze, ...heard, 'speech-lips/1'].sort(),
    );
    expect(await named([...all, 'wrong_gaze_direction'], { ...quiet, breaks: 'face' })).toEqual([
      'camera-picture/1',
      ...heard,
    ]);
    expect(await named(['active_window'])).toEqual([]);
  });

  it('says what it could not look at: pauses of the recording, and what no recording shows', async () => {
    workersIn(quiet);
    const { camera } = recording([
      { from: 2000, to: 20_000 },
      { from: 50_000, to: 60_000 },
    ]);
    const { notAnalysed } = await lookAgain(camera, rules, never, () => undefined);
    const of = (code: string) =>
      notAnalysed
        .filter(({ rule }) => rule === code)
        .map(({ from, to, reason }) => [from - began, to - began, reason]);
    expect(of('active_window')).toEqual([[0, 60_000, 'not-on-recording']]);
    expect(of('absence_in_frame')).toEqual([
      [0, 2000, 'not-recorded'],
      [20_000, 50_000, 'not-recorded'],
    ]);
  });

  it('takes sound that cannot be decoded for no silence', async () => {
    workersIn(quiet);
    const { camera } = recording([{ from: 0, to: 40_000 }], 12_000);
    const { notAnalysed, marks } = await lookAgain(camera, rules, never, () => undefined);
    expect(marks).toEqual([]);
    for (const code of ['voices', 'microphone_on']) {
      const unheard = notAnalysed.filter(({ rule }) => rule === code);
      expect(unheard.map(({ from, to, reason }) => [from - began, to - began, reason])).toEqual([
        [12_000, 40_000, 'detector-failed'],
      ]);
    }
  });

  it('ends what lasted at a pause of the recording', async () => {
    workersIn({ ...quiet, faces: () => 0 });
    const { camera } = recording([
      { from: 0, to: 20_000 },
      { from: 50_000, to: 60_000 },
    ]);
    const { marks } = await lookAgain(camera, rules, never, () => undefined);
    expect(marks.map(({ startedAt, endedAt }) => [startedAt - began, (endedAt ?? 0) - began])).toEqual([
      [0, expect.closeTo(20_000, -3)],
      [50_000, expect.closeTo(60_000, -3)],
    ]);
  });

  it('goes on without a detector that fails, and says so', async () => {
    workersIn({ ...quiet, breaks: 'face' });
    const { camera } = recording([{ from: 0, to: 20_000 }]);
    const { notAnalysed, marks } = await lookAgain(camera, rules, never, () => undefined);
    expect(marks).toEqual([]);
    expect(notAnalysed.filter(({ rule }) => rule === 'light')).toEqual([]);
    const [blind] = notAnalysed.filter(({ rule }) => rule === 'absence_in_frame');
    expect(blind).toMatchObject({ from: began, to: began + 20_000 });
  });

  it('tells how far it came, looks at every frame it chose, and leaves no worker behind', async () => {
    const made = workersIn(quiet);
    const shares: number[] = [];
    const { camera } = recording([{ from: 0, to: 10_000 }]);
    await lookAgain(camera, rules, never, (share) => shares.push(share));
    expect(shares.at(-1)).toBeGreaterThan(0.9);
    expect(Math.max(...shares)).toBeLessThanOrEqual(1);
    expect(made.map(({ name }) => name).sort()).toEqual(['face', 'picture', 'speech']);
    expect(made.every(({ terminated, stored }) => terminated && stored === true)).toBe(true);
  });

  it('stops at once when it is told to, and leaves no worker behind', async () => {
    const made = workersIn(quiet);
    const { camera, pictures } = recording([{ from: 0, to: 3_600_000 }]);
    const told = new AbortController();
    const looking = lookAgain(camera, rules, told.signal, (share) => share > 0.001 && told.abort());
    await expect(looking).rejects.toThrow();
    expect(pictures.given).toBeLessThan(100);
    expect(made.every(({ terminated }) => terminated)).toBe(true);
  });
});
