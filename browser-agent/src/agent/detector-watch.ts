import type { Outlook } from '../analysis/outlook.ts';
import type { DetectorHost } from '../detectors/detector-host.ts';
import type { WatchedRule } from '../messages/observations.ts';

/** The rules that a detector serves, and after how long without a sample nobody looks any more. */
export interface Service {
  readonly rules: readonly WatchedRule[];
  readonly silenceMs: number;
}

/** Joins a detector to the rules it serves, and tells when it fails or falls silent. */
export class DetectorWatch<Sample extends { readonly type: string }> {
  readonly #detector: DetectorHost<Sample>;
  readonly #outlook: Outlook;
  readonly #service: Service;
  /** When it said something last; null once it failed. */
  #heardAt: number | null;

  constructor(
    detector: DetectorHost<Sample>,
    outlook: Outlook,
    service: Service,
    take: (sample: Sample, at: number) => void,
  ) {
    this.#detector = detector;
    this.#outlook = outlook;
    this.#service = service;
    this.#heardAt = outlook.now();
    detector.failed.listen(() => {
      this.#heardAt = null;
      outlook.blind(service.rules, 'detector-failed', outlook.now());
    });
    detector.samples.listen((sample) => {
      this.#heardAt = outlook.now();
      take(sample, this.#heardAt);
    });
  }

  /** A model that loads for long, or a device that gives nothing: nobody looks. */
  tick(): void {
    if (this.#heardAt !== null && this.#outlook.now() - this.#heardAt >= this.#service.silenceMs) {
      this.#outlook.blind(this.#service.rules, 'detector-silent', this.#heardAt);
    }
  }

  stop(): void {
    this.#detector.stop();
  }
}
