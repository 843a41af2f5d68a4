import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Devices } from '../capture/devices.ts';
import type { Strip } from '../messages/stills.ts';
import { ExamStills } from './exam-stills.ts';

const began = 1_000_000;

describe('R4-050 the picture of what is marked', () => {
  let strips: Strip[];
  let stills: ExamStills;

  const devices = () => {
    const media = () => ({ getVideoTracks: () => [{}] }) as unknown as MediaStream;
    return { camera: media(), screen: media() } as Devices;
  };
  const told = async () => {
    await vi.waitFor(() => expect(strips).not.toHaveLength(0));
    return strips.map(({ stream, from, pictures }) => [stream, from, pictures]);
  };

  beforeEach(() => {
    vi.stubGlobal(
      'OffscreenCanvas',
      class {
        readonly getContext = () => ({ drawImage: () => undefined });
        readonly convertToBlob = async () => new Blob(['jpeg']);
      },
    );
    vi.stubGlobal(
      'MediaStreamTrackProcessor',
      class {
        readonly readable = new ReadableStream({
          pull: (frames) =>
            frames.enqueue({ displayWidth: 640, displayHeight: 480, format: null, close: () => undefined }),
        });
      },
    );
    strips = [];
    stills = new ExamStills(
      () => began,
      (strip) => strips.push(strip),
    );
    stills.begin(devices());
  });

  afterEach(() => {
    stills.end();
    vi.unstubAllGlobals();
  });

  it('is of the screen for what stands there, taken when it begins', async () => {
    stills.picture({ id: 'a', rule: 'messengers', endedAt: null });
    expect(await told()).toEqual([['screen', began, 1]]);
  });

  it('is of the camera for everything else', async () => {
    stills.picture({ id: 'a', rule: 'gadgets', endedAt: null });
    expect(await told()).toEqual([['camera', began, 1]]);
  });

  it('is one for each, however often it is told, and none of what is over', async () => {
    stills.picture({ id: 'over', rule: 'gadgets', endedAt: began });
    for (const id of ['a', 'a', 'b', 'a']) {
      stills.picture({ id, rule: 'gadgets', endedAt: null });
    }
    await vi.waitFor(() => expect(strips.length).toBeGreaterThanOrEqual(2));
    await new Promise((resolve) => setImmediate(resolve));
    expect(strips).toHaveLength(2);
  });

  it('is none without a device', async () => {
    stills.end();
    stills.picture({ id: 'a', rule: 'gadgets', endedAt: null });
    await new Promise((resolve) => setImmediate(resolve));
    expect(strips).toEqual([]);
  });
});
