import { describe, expect, it } from 'vitest';
import type { CaptureDevice, Observation } from '../messages/observations.ts';
import { play } from '../testing/test-observations.ts';
import { testRule } from '../testing/test-rules.ts';
import { soundsMadeUp, soundsWornOnEars } from './device-names.ts';

const connected = (at: number, ...labels: string[]): Observation => ({ kind: 'sound-devices', at, labels });
const records = (at: number, device: CaptureDevice['device'], label: string, told = false): Observation => ({
  kind: 'capture-device',
  at,
  device,
  id: label,
  label,
  told,
});

describe('names of devices', () => {
  it.each([
    'Headphones (Realtek High Definition Audio)',
    'Наушники (WH-1000XM4 Hands-Free AG Audio)',
    'Головной телефон (гарнитура)',
    'Навушники',
    'AirPods Pro',
    'Galaxy Buds2 (Bluetooth)',
    'HUAWEI FreeBuds 5i',
    'Soundcore earbuds',
  ])('R4-041 takes “%s” for something worn on the ears', (label) => {
    expect(soundsWornOnEars(label)).toBe(true);
  });

  it.each([
    'Speakers (Realtek(R) Audio)',
    'Динамики (High Definition Audio)',
    'Microphone Array (Intel Smart Sound)',
    'Built-in Audio Analog Stereo',
    'Fake Default Audio Output',
    'Logitech HD Webcam C270',
    '',
  ])('takes “%s” for neither headphones nor a program', (label) => {
    expect(soundsWornOnEars(label)).toBe(false);
    expect(soundsMadeUp(label)).toBe(false);
  });

  it.each([
    'OBS Virtual Camera',
    'ManyCam Video Source',
    'Snap Camera',
    'XSplit VCam',
    'DroidCam Source 3',
    'CABLE Output (VB-Audio Virtual Cable)',
    'VoiceMeeter Output',
    'Стерео микшер (Realtek)',
    'Dummy video device (v4l2loopback)',
  ])('takes “%s” for a program', (label) => {
    expect(soundsMadeUp(label)).toBe(true);
  });
});

describe('R4-041 headphones', () => {
  const rules = [testRule('headphones')];

  it('marks them from the moment they are connected until they are not, as a hint', () => {
    const seen = [
      connected(0, 'Speakers'),
      connected(5000, 'Speakers', 'AirPods'),
      connected(15_000, 'Speakers'),
    ];
    const { incidents, notices } = play(rules, seen, 30_000);
    expect(incidents).toMatchObject([
      { rule: 'headphones', startedAt: 5000, endedAt: 15_000, confidence: 0.5, detector: 'device-labels/1' },
    ]);
    expect(notices.map((notice) => notice.cause)).toEqual(['headphones-connected']);
  });

  it('marks nothing where they are allowed, or none is connected', () => {
    expect(play(rules, [connected(0, 'Speakers')], 30_000).incidents).toEqual([]);
    const allowed = [testRule('headphones', { allowed: true })];
    expect(play(allowed, [connected(0, 'AirPods')], 30_000).incidents).toEqual([]);
  });
});

describe('R4-035 R4-045 the same devices all the time', () => {
  const camera = [testRule('camera_picture')];
  const microphone = [testRule('microphone_on')];

  it('marks another microphone once, and each further one', () => {
    const seen = ['Array', 'Array', 'Webcam', 'Webcam', 'Array'].map((label, index) =>
      records(index * 10_000, 'microphone', label),
    );
    const { incidents, notices } = play(microphone, seen, 60_000);
    expect(incidents).toMatchObject([
      { startedAt: 20_000, value: 1, unit: 'count', confidence: 1, detector: 'device-labels/1' },
      { startedAt: 40_000, value: 1 },
    ]);
    expect(notices.map(({ cause }) => cause)).toEqual(['microphone-swapped', 'microphone-swapped']);
  });

  it('hints once that a program makes the picture', () => {
    const seen = [0, 1000, 9000].map((at) => records(at, 'camera', 'OBS Virtual Camera'));
    const { incidents, notices } = play(camera, seen, 30_000);
    expect(incidents).toMatchObject([{ rule: 'camera_picture', startedAt: 0, value: 1, confidence: 0.5 }]);
    expect(notices.map(({ cause }) => cause)).toEqual(['camera-made-up']);
  });

  it('sees a swap behind a reload, and does not tell twice what the page before has told', () => {
    const same = [
      records(0, 'camera', 'OBS Virtual Camera', true),
      records(100, 'camera', 'OBS Virtual Camera'),
    ];
    expect(play(camera, same, 10_000).incidents).toEqual([]);
    const other = [records(0, 'camera', 'Webcam', true), records(100, 'camera', 'Another')];
    expect(play(camera, other, 10_000).notices.map(({ cause }) => cause)).toEqual(['camera-swapped']);
  });

  it('says nothing of a camera to who asks for the microphone alone', () => {
    expect(
      play(microphone, [records(0, 'camera', 'OBS'), records(9, 'camera', 'B')], 9000).incidents,
    ).toEqual([]);
  });
});
