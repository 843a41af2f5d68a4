import type { Devices } from '../capture/devices.ts';
import { Stills } from '../capture/stills.ts';
import { type StreamName, streamNames } from '../messages/evidence.ts';
import type { Incident } from '../messages/observations.ts';
import { type Strip, streamShowing } from '../messages/stills.ts';

/** Small pictures of the running exam: of both streams now and then, and of what is marked as it begins (R4-050). */
export class ExamStills {
  readonly #now: () => number;
  readonly #keep: (strip: Strip) => void;
  readonly #pictured = new Set<string>();
  #stills = new Map<StreamName, Stills>();

  constructor(now: () => number, keep: (strip: Strip) => void) {
    this.#now = now;
    this.#keep = keep;
  }

  /** From these devices from now on; the ones before are gone. */
  begin(devices: Pick<Devices, StreamName>): void {
    this.end();
    for (const stream of streamNames) {
      const [track] = devices[stream]?.getVideoTracks() ?? [];
      if (track) {
        const stills = new Stills(stream, track, this.#now);
        stills.strips.listen(this.#keep);
        this.#stills.set(stream, stills);
      }
    }
  }

  /** Once for each incident, and for none that is over when it is told. */
  picture({ id, rule, endedAt }: Pick<Incident, 'id' | 'rule' | 'endedAt'>): void {
    if (endedAt === null && !this.#pictured.has(id)) {
      this.#pictured.add(id);
      void this.#stills
        .get(streamShowing(rule))
        ?.moment()
        .catch((cause: unknown) => console.warn('a mark has no picture of its own', cause));
    }
  }

  end(): void {
    for (const stills of this.#stills.values()) {
      void stills.stop().catch(() => undefined);
    }
    this.#stills = new Map();
  }
}
