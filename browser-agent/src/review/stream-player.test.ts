// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { eventually } from '../testing/eventually.ts';
import { decodeIndex, type PlaybackIndex } from './playback-index.ts';
import { Player } from './player.ts';
import { StreamPlayer } from './stream-player.ts';

const segmentMs = 3000;
const segmentBytes = 100;
const initBytes = 10;

class Buffer extends EventTarget {
  mode = 'segments';
  timestampOffset = 0;

  appendBuffer(): void {
    queueMicrotask(() => this.dispatchEvent(new Event('updateend')));
  }

  remove(): void {
    this.appendBuffer();
  }
}

class Source extends EventTarget {
  readonly readyState = 'open';
  duration = 0;
  readonly addSourceBuffer = () => new Buffer();
}

const offsetOf = (segment: number) => initBytes + segment * segmentBytes;

/** One take of six segments a stream, without those that the server knows to be damaged. */
function indexWithout(damaged: readonly number[]): PlaybackIndex {
  const stream = (name: string, left: readonly number[]) => ({
    name,
    takes: [
      {
        take: 0,
        type: 'video/mp4',
        address: `/${name}`,
        init: [0, initBytes],
        segments: left.map((at) => [
          offsetOf(at),
          segmentBytes,
          at * segmentMs,
          segmentMs,
          at * segmentMs,
          9,
        ]),
      },
    ],
  });
  const all = [0, 1, 2, 3, 4, 5];
  const left = all.filter((at) => !damaged.includes(at));
  return decodeIndex({
    startedAt: 0,
    endedAt: 18_000,
    state: 'sealed',
    complete: false,
    streams: [stream('camera', left), stream('screen', all)],
    gaps: [],
    photos: [],
  });
}

/** A server that breaks off where it comes to the damaged segment of the camera. */
function serverWithDamaged(segment: number) {
  return vi.fn(async (address: string, { headers }: { headers: { Range: string } }) => {
    const [, from = 0, to = 0] = /bytes=(\d+)-(\d+)/.exec(headers.Range)?.map(Number) ?? [];
    if (address === '/camera' && from < offsetOf(segment + 1) && to >= offsetOf(segment)) {
      throw new TypeError('broken off');
    }
    return new Response(new Uint8Array(to - from + 1), { status: 206 });
  });
}

beforeEach(() => {
  vi.stubGlobal('MediaSource', Source);
  vi.spyOn(window, 'setInterval');
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:none');
});

afterEach(() => {
  // A player looks after its clock as long as its page is there; here the page goes before it.
  for (const { value } of vi.mocked(window.setInterval).mock.results) {
    window.clearInterval(value);
  }
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it('R2-027 goes over what the server can no longer read, and says nothing is broken behind it', async () => {
  const server = serverWithDamaged(1);
  vi.stubGlobal('fetch', server);
  const [camera, screen] = [document.createElement('video'), document.createElement('video')];
  const streams = { camera: new StreamPlayer(camera), screen: new StreamPlayer(screen) };
  const player = new Player(streams.camera, streams.screen);
  const failed = vi.fn(() => player.show(indexWithout([1])));
  player.failed.listen(failed);
  player.show(indexWithout([]));
  await eventually(() => expect(failed).toHaveBeenCalledOnce());

  player.seek(segmentMs + 100);
  expect(player.failure).toBeNull();
  expect(streams.camera.covers(segmentMs + 100)).toBe(false);
  const heard = () => server.mock.calls.filter(([address]) => address === '/camera');
  await eventually(() =>
    expect(heard().at(-1)?.[1].headers.Range).toBe(`bytes=${offsetOf(2)}-${offsetOf(6) - 1}`),
  );
  expect(player.failure).toBeNull();
});

it('keeps saying that a part does not come while the recording still offers it', async () => {
  vi.stubGlobal('fetch', serverWithDamaged(1));
  const stream = new StreamPlayer(document.createElement('video'));
  const takes = indexWithout([]).streams.get('camera') ?? [];
  const camera = takes.map((take) => ({ ...take, address: '/camera' }));
  stream.setTakes(camera, 0);
  stream.load(segmentMs);
  await eventually(() => expect(stream.failure).not.toBeNull());

  stream.setTakes(camera, 0);
  expect(stream.failure).not.toBeNull();
});

/** Answers ranges and beginnings, and keeps what was asked for. */
function server() {
  const asked: string[] = [];
  vi.stubGlobal(
    'fetch',
    vi.fn(async (address: string, how: { headers?: { Range: string } }) => {
      const range = how.headers?.Range;
      asked.push(range ? `${address} ${range}` : address);
      const [, from = 0, to = 0] = /bytes=(\d+)-(\d+)/.exec(range ?? '')?.map(Number) ?? [];
      const length = range ? to - from + 1 : initBytes + segmentBytes;
      return new Response(new Uint8Array(length), { status: range ? 206 : 200 });
    }),
  );
  return asked;
}

it('R2-027 shows the first pictures out of one answer, and needs no other for what follows', async () => {
  const asked = server();
  const stream = new StreamPlayer(document.createElement('video'));
  stream.setTakes(indexWithout([1, 2, 3, 4, 5]).streams.get('camera') ?? [], 0);
  stream.seek(0);
  await eventually(() => expect(asked).toEqual(['/camera/beginning']));

  stream.setTakes(indexWithout([]).streams.get('camera') ?? [], 0);
  await eventually(() => {
    stream.load(0);
    expect(asked.at(-1)).toBe(`/camera bytes=${offsetOf(1)}-${offsetOf(6) - 1}`);
  });
  expect(asked).toHaveLength(2);
});

it('R2-027 places what is there anew when the recording turns out to begin earlier', async () => {
  const asked = server();
  const stream = new StreamPlayer(document.createElement('video'));
  const first = indexWithout([1, 2, 3, 4, 5]).streams.get('camera') ?? [];
  stream.setTakes(first, 0);
  const appended = vi.spyOn(Buffer.prototype, 'appendBuffer');
  stream.seek(0);
  await eventually(() => expect(appended).toHaveBeenCalledOnce());
  await new Promise((resolve) => setTimeout(resolve));
  expect(asked).toHaveLength(1);

  stream.setTakes(first, -segmentMs);
  await eventually(() => {
    stream.load(segmentMs);
    expect(asked).toHaveLength(2);
  });
  expect(asked.at(-1)).toBe(`/camera bytes=${offsetOf(0)}-${offsetOf(1) - 1}`);
});
