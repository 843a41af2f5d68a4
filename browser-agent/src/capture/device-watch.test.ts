import { describe, expect, it } from 'vitest';
import { eventually } from '../testing/eventually.ts';
import { type DeviceSeen, watchDeviceNames } from './device-watch.ts';

const device = (kind: MediaDeviceKind, deviceId: string, label: string) =>
  ({ kind, deviceId, label, groupId: '' }) as MediaDeviceInfo;
const track = (kind: string, deviceId: string, readyState = 'live') => ({
  kind,
  readyState,
  getSettings: () => ({ deviceId }),
});

class Computer extends EventTarget {
  connected = [
    device('videoinput', 'c1', 'Webcam'),
    device('audioinput', 'default', 'Default - Array'),
    device('audiooutput', 'o1', 'Speakers'),
  ];
  enumerateDevices = async () => this.connected;
}

function watched(computer: Computer, tracks = [track('video', 'c1'), track('audio', 'default')]) {
  const seen: DeviceSeen[] = [];
  let unknown = 0;
  const media = { getTracks: () => tracks } as unknown as MediaStream;
  const listener = {
    seen: (one: DeviceSeen) => seen.push(one),
    unknown: () => {
      unknown += 1;
    },
  };
  const stop = watchDeviceNames(media, { now: () => 7 }, listener, computer as unknown as MediaDevices);
  return { seen, stop, unknown: () => unknown };
}

describe('names of the devices', () => {
  it('R4-035 R4-041 are told at the start and whenever the system chooses another', async () => {
    const computer = new Computer();
    const { seen, stop } = watched(computer);
    await eventually(() => expect(seen).toHaveLength(3));
    expect(seen).toEqual([
      { kind: 'sound-devices', at: 7, labels: ['Default - Array', 'Speakers'] },
      { kind: 'capture-device', at: 7, device: 'camera', id: 'c1', label: 'Webcam' },
      { kind: 'capture-device', at: 7, device: 'microphone', id: 'default', label: 'Default - Array' },
    ]);
    computer.connected = [device('audioinput', 'default', 'Default - AirPods')];
    computer.dispatchEvent(new Event('devicechange'));
    await eventually(() => expect(seen.at(-1)).toMatchObject({ label: 'Default - AirPods' }));
    expect(seen.slice(3).map(({ kind }) => kind)).toEqual(['sound-devices', 'capture-device']);
    stop();
    computer.dispatchEvent(new Event('devicechange'));
    await Promise.resolve();
    expect(seen).toHaveLength(5);
  });

  it('are told of tracks that live alone, and not at all where the browser keeps them', async () => {
    const computer = new Computer();
    const { seen } = watched(computer, [track('video', 'c1', 'ended')]);
    await eventually(() => expect(seen).toHaveLength(1));
    computer.enumerateDevices = () => Promise.reject(new Error('no'));
    const none = watched(computer);
    await eventually(() => expect(none.unknown()).toBe(1));
    expect(none.seen).toEqual([]);
  });
});
