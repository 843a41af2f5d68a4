import type { CheckReason } from '../messages/system-check.ts';
import { type Check, type CheckResult, failed, passed } from './check.ts';

const heard = 0.004;
const patienceMs = 12_000;

export type ListenToSound = (onLevel: (rms: number) => void) => Promise<() => void>;

/** The student says a few words; passes as soon as something is heard. */
export class MicrophoneCheck implements Check {
  readonly code = 'microphone';
  readonly needsClick = false;
  readonly #listen: ListenToSound;
  readonly #reasonOf: (cause: unknown) => CheckReason;

  constructor(listen: ListenToSound, reasonOf: (cause: unknown) => CheckReason) {
    this.#listen = listen;
    this.#reasonOf = reasonOf;
  }

  async perform(level: (value: number) => void): Promise<CheckResult> {
    let loudest = 0;
    let settle: (result: CheckResult) => void = () => undefined;
    const result = new Promise<CheckResult>((resolve) => {
      settle = resolve;
    });
    const timer = setTimeout(() => settle(failed(decibels(loudest), 'silent')), patienceMs);
    try {
      const stop = await this.#listen((rms) => {
        loudest = Math.max(loudest, rms);
        level(meterOf(rms));
        if (loudest >= heard) {
          settle(passed(decibels(loudest)));
        }
      });
      return await result.finally(stop);
    } catch (cause) {
      return failed('', this.#reasonOf(cause));
    } finally {
      clearTimeout(timer);
    }
  }
}

/** −60 dB is an empty meter, 0 dB a full one. */
export function meterOf(rms: number): number {
  return Math.min(1, Math.max(0, 1 + (20 * Math.log10(Math.max(rms, 1e-6))) / 60));
}

function decibels(rms: number): string {
  return rms <= 0 ? '−∞ dB' : `${Math.round(20 * Math.log10(rms))} dB`;
}
