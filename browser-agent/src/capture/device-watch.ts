import type { Clock } from '../browser/clock.ts';
import type { CaptureDevice, Observation } from '../messages/observations.ts';
import { guarded } from './guard.ts';

export type DeviceSeen = Extract<Observation, { kind: 'capture-device' | 'sound-devices' }>;

export interface DeviceListener {
  seen(observation: DeviceSeen): void;
  /** The browser does not tell the names. */
  unknown(): void;
}

type Listing = Pick<MediaDevices, 'enumerateDevices' | 'addEventListener' | 'removeEventListener'>;

/**
 * Reports which camera and which microphone record, and what else for sound is connected, now and whenever that
 * changes; returns the way to stop.
 */
export function watchDeviceNames(
  media: MediaStream,
  clock: Clock,
  listener: DeviceListener,
  devices: Listing = navigator.mediaDevices,
): () => void {
  let stopped = false;
  const look = async () => {
    const connected = await devices.enumerateDevices();
    if (stopped) {
      return;
    }
    const at = clock.now();
    const sound = connected.filter(({ kind }) => kind !== 'videoinput');
    listener.seen({ kind: 'sound-devices', at, labels: sound.map(({ label }) => label) });
    for (const track of media.getTracks()) {
      const recording = recordingDevice(track, connected);
      if (recording) {
        listener.seen({ kind: 'capture-device', at, ...recording });
      }
    }
  };
  const heard = guarded('devices', () => {
    look().catch((cause: unknown) => {
      console.warn('the names of the devices stay unknown', cause);
      listener.unknown();
    });
  });
  devices.addEventListener('devicechange', heard);
  heard();
  return () => {
    stopped = true;
    devices.removeEventListener('devicechange', heard);
  };
}

/**
 * By the name in the list: the system's own choice keeps its track and its identifier when it becomes another device.
 * Null while it is being unplugged: what comes after it is told then.
 */
function recordingDevice(
  track: MediaStreamTrack,
  connected: readonly MediaDeviceInfo[],
): Pick<CaptureDevice, 'device' | 'id' | 'label'> | null {
  const [device, kind] =
    track.kind === 'video' ? (['camera', 'videoinput'] as const) : (['microphone', 'audioinput'] as const);
  const { deviceId: id } = track.getSettings();
  const listed = connected.find((one) => one.kind === kind && one.deviceId === id);
  return listed && id && track.readyState === 'live' ? { device, id, label: listed.label } : null;
}
