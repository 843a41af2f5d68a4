import type { Outlook } from '../analysis/outlook.ts';
import type { Clock } from '../browser/clock.ts';
import { Remembered } from '../browser/remembered.ts';
import { watchDeviceNames } from '../capture/device-watch.ts';
import { list, oneOf, record, text } from '../messages/decode.ts';
import type { CaptureDevice, WatchedRule } from '../messages/observations.ts';

/** Rules that the names of the devices say something about. */
export const deviceRules: readonly WatchedRule[] = ['headphones', 'camera_picture', 'microphone_on'];

type Known = Pick<CaptureDevice, 'device' | 'id' | 'label'>;

/** What records in a sitting; a reload of the exam window is no way to swap it unseen. */
export class DeviceMemory {
  readonly #known: Remembered<readonly Known[]>;

  constructor(sitting: string) {
    this.#known = new Remembered(`vigil.devices.${sitting}`, (value) => list(value, decodeKnown));
  }

  /** The page before this one has seen these, and has told what there was to tell of them. */
  recall(outlook: Outlook): void {
    for (const known of this.#known.value) {
      outlook.observe({ kind: 'capture-device', at: outlook.now(), ...known, told: true });
    }
  }

  /** Watches what records now; returns the way to stop. */
  watch(media: MediaStream, clock: Clock, outlook: Outlook): () => void {
    return watchDeviceNames(media, clock, {
      seen: (observation) => {
        if (observation.kind === 'capture-device') {
          const { device, id, label } = observation;
          const others = this.#known.value.filter((known) => known.device !== device);
          this.#known.value = [...others, { device, id, label }];
        } else {
          outlook.see(['headphones']);
        }
        outlook.observe(observation);
      },
      unknown: () => outlook.blind(['headphones'], 'detector-failed', outlook.now()),
    });
  }
}

function decodeKnown(value: unknown): Known {
  const { device, id, label } = record(value);
  return { device: oneOf(device, ['camera', 'microphone'], 'device'), id: text(id), label: text(label) };
}
