import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CheckReason } from '../messages/system-check.ts';
import { BrowserCheck, type BrowserFacts } from './browser-check.ts';
import { CameraCheck } from './camera-check.ts';
import { DisplaysCheck } from './displays-check.ts';
import { FaceCheck, type LookAtFace } from './face-check.ts';
import { MicrophoneCheck, meterOf } from './microphone-check.ts';
import { ScreenCheck } from './screen-check.ts';
import { StorageCheck } from './storage-check.ts';
import { UploadCheck } from './upload-check.ts';

const silently = () => undefined;
const denied = (): CheckReason => 'denied';

describe('R4-057 browser', () => {
  const desktop: BrowserFacts = {
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36',
    mobile: false,
    touchPoints: 0,
    canShareScreen: true,
    canRecord: true,
    canAnalyse: true,
  };
  const check = (changes: Partial<BrowserFacts>) => new BrowserCheck({ ...desktop, ...changes }).perform();

  it('passes a desktop Chromium and names it', async () => {
    expect(await check({})).toEqual({ outcome: 'passed', measured: 'Chrome 156', reason: null });
    expect((await check({ userAgent: `${desktop.userAgent} YaBrowser/25.2` })).measured).toBe('Yandex 25');
  });

  it.each([
    ['Android phone', { userAgent: 'Mozilla/5.0 (Linux; Android 15) Chrome/156.0 Mobile Safari/537.36' }],
    ['iPad that says it is a Mac', { userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X)', touchPoints: 5 }],
    ['phone asking for the desktop page', { mobile: true }],
  ])('refuses a mobile device: %s', async (_, changes) => {
    expect(await check(changes)).toMatchObject({ outcome: 'failed', reason: 'mobile' });
  });

  it.each(['canShareScreen', 'canRecord', 'canAnalyse'] as const)(
    'refuses a browser without %s',
    async (fact) => {
      expect(await check({ [fact]: false })).toMatchObject({ outcome: 'failed', reason: 'unsupported' });
    },
  );
});

describe('camera', () => {
  const look = (width: number, height: number, mean: number, deviation: number, middle = mean, glaring = 0) =>
    new CameraCheck(async () => ({ width, height, mean, deviation, middle, glaring }), denied).perform();

  it('R4-057 asks for 640×480', async () => {
    expect(await look(640, 480, 140, 30)).toMatchObject({ outcome: 'passed', measured: '640×480' });
    expect(await look(320, 240, 140, 30)).toMatchObject({ outcome: 'failed', reason: 'small-picture' });
  });

  it('R4-048 warns of a dark room and refuses a covered lens', async () => {
    expect(await look(640, 480, 31, 12)).toMatchObject({ outcome: 'warned', reason: 'dark' });
    expect(await look(640, 480, 7, 0)).toMatchObject({ outcome: 'failed', reason: 'covered' });
    expect(await look(640, 480, 130, 80, 40, 0.4)).toMatchObject({ outcome: 'warned', reason: 'backlit' });
  });

  it('says why the camera did not open', async () => {
    const check = new CameraCheck(() => Promise.reject(new Error('no')), denied);
    expect(await check.perform()).toMatchObject({ outcome: 'failed', reason: 'denied' });
  });
});

describe('R4-034 face', () => {
  const gaze = { yaw: 3, pitch: 5, roll: 0, openness: 0.3, mouth: 0.02, iris: 0.47 };
  const perform = async (look: LookAtFace) => {
    const calibrated = vi.fn();
    return { result: await new FaceCheck(look, calibrated).perform(silently), calibrated };
  };

  it('learns where the student looks when the screen is looked at', async () => {
    const gazes = Array.from({ length: 24 }, (_, look) => ({ ...gaze, yaw: look === 7 ? 40 : 3 }));
    const { result, calibrated } = await perform(async () => ({ looks: 24, withFace: 24, gazes }));
    expect(result).toMatchObject({ outcome: 'passed', measured: '24/24' });
    expect(calibrated).toHaveBeenCalledWith({ yaw: 3, pitch: 5, openness: 0.3, iris: 0.47 });
  });

  it('warns of a face that is not found, and calibrates by nothing', async () => {
    const { result, calibrated } = await perform(async () => ({ looks: 24, withFace: 3, gazes: [gaze] }));
    expect(result).toMatchObject({ outcome: 'warned', reason: 'no-face' });
    expect(calibrated).toHaveBeenCalledWith(null);
  });

  it('lets a student go on where the models do not load', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const { result } = await perform(() => Promise.reject(new Error('no network')));
    expect(result).toMatchObject({ outcome: 'warned', reason: 'no-analysis' });
  });
});

describe('microphone', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('passes as soon as something is heard and shows the level', async () => {
    const levels: number[] = [];
    const check = new MicrophoneCheck(async (onLevel) => {
      setTimeout(() => onLevel(0.1), 500);
      return silently;
    }, denied);
    const result = check.perform((level) => levels.push(level));
    await vi.advanceTimersByTimeAsync(500);
    expect(await result).toMatchObject({ outcome: 'passed', measured: '-20 dB' });
    expect(levels).toHaveLength(1);
  });

  it('R4-035 fails when nothing is heard, and stops listening', async () => {
    const stop = vi.fn();
    const result = new MicrophoneCheck(async () => stop, denied).perform(silently);
    await vi.advanceTimersByTimeAsync(12_000);
    expect(await result).toMatchObject({ outcome: 'failed', reason: 'silent' });
    expect(stop).toHaveBeenCalledOnce();
  });

  it('fills the meter from −60 to 0 dB', () => {
    expect([0, 0.001, 1].map(meterOf)).toEqual([0, 0, 1]);
  });
});

describe('R2-020 screen', () => {
  const check = (wholeMonitor: boolean) =>
    new ScreenCheck(async () => ({ wholeMonitor, width: 1280, height: 720 }), denied).perform();

  it('accepts a whole monitor only', async () => {
    expect(await check(true)).toMatchObject({ outcome: 'passed', measured: '1280×720' });
    expect(await check(false)).toMatchObject({ outcome: 'failed', reason: 'not-monitor' });
  });
});

describe('R4-036 displays', () => {
  it('refuses a second display where the exam forbids it', async () => {
    expect((await new DisplaysCheck(() => true, true).perform()).outcome).toBe('failed');
    expect((await new DisplaysCheck(() => true, false).perform()).outcome).toBe('passed');
    expect((await new DisplaysCheck(() => false, true).perform()).outcome).toBe('passed');
  });

  it('warns where the browser does not tell', async () => {
    expect(await new DisplaysCheck(() => null, true).perform()).toMatchObject({ reason: 'unknown-displays' });
  });
});

describe('R4-057 upload', () => {
  it('compares the measured speed with the required one', async () => {
    expect(await new UploadCheck(async () => 1400, 1000).perform(silently)).toMatchObject({
      outcome: 'passed',
      measured: '1.4 Mbit/s',
    });
    expect(await new UploadCheck(async () => 400, 1000).perform(silently)).toMatchObject({
      outcome: 'failed',
      reason: 'slow',
    });
  });

  it('says when the server did not answer', async () => {
    const check = new UploadCheck(() => Promise.reject(new Error('offline')), 1000);
    expect(await check.perform(silently)).toMatchObject({ reason: 'unreachable' });
  });
});

describe('storage', () => {
  const check = (quota: number, promised = true) =>
    new StorageCheck(
      { estimate: async () => ({ quota, usage: 0 }), persist: async () => promised },
      1_500_000_000,
    ).perform();

  it('wants room for the whole exam, and warns where it bridges only an outage', async () => {
    expect((await check(2e9)).outcome).toBe('passed');
    expect((await check(5e8)).outcome).toBe('warned');
    expect((await check(1e8)).outcome).toBe('failed');
  });

  it('wants twice the room of a browser that does not promise to keep what it stores', async () => {
    expect(await check(2e9, false)).toMatchObject({ outcome: 'warned', reason: 'little-storage' });
    expect((await check(3e9, false)).outcome).toBe('passed');
  });
});
