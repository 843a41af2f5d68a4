import { Signal } from '../browser/signal.ts';
import { ApiProblem } from '../transport/api-client.ts';
import type { Heartbeat, SittingApi, StreamHealth } from '../transport/sitting-api.ts';

/** After this much silence the other side counts the student as gone, and so do we. */
const silentMs = 10_000;

export interface Outage {
  readonly from: number;
  readonly to: number;
}

/** One live agent for each sitting: says every few seconds that it is here, and learns when it was replaced. */
export class Presence {
  readonly heard = new Signal<Heartbeat>();
  readonly takenOver = new Signal<void>();
  /** This browser is signed in as somebody else: nobody listens to this window any more. */
  readonly disowned = new Signal<void>();
  /** An outage that is over. */
  readonly outages = new Signal<Outage>();
  readonly connection = new Signal<boolean>();
  readonly #api: Pick<SittingApi, 'heartbeat'>;
  readonly #now: () => number;
  readonly #streams: () => StreamHealth;
  readonly #instance = crypto.randomUUID();
  #timer: ReturnType<typeof setInterval> | null = null;
  #answeredAt = 0;
  #busy = false;

  constructor(api: Pick<SittingApi, 'heartbeat'>, now: () => number, streams: () => StreamHealth) {
    this.#api = api;
    this.#now = now;
    this.#streams = streams;
  }

  start(everyMs: number): void {
    if (this.#timer === null) {
      this.#answeredAt = this.#now();
      this.#timer = setInterval(() => void this.beat(), everyMs);
      void this.beat();
    }
  }

  stop(): void {
    if (this.#timer !== null) {
      clearInterval(this.#timer);
      this.#timer = null;
    }
  }

  async beat(): Promise<void> {
    if (this.#busy) {
      return;
    }
    this.#busy = true;
    try {
      const heartbeat = await this.#api.heartbeat(this.#instance, this.#streams());
      this.#answered();
      if (heartbeat.takenOver) {
        this.stop();
        this.takenOver.emit();
      } else {
        this.heard.emit(heartbeat);
      }
    } catch (cause) {
      const disowned = cause instanceof ApiProblem && cause.ofAnotherSignIn;
      this.connection.emit(!disowned && this.#now() - this.#answeredAt < silentMs);
      if (disowned) {
        this.stop();
        this.disowned.emit();
      }
    } finally {
      this.#busy = false;
    }
  }

  #answered(): void {
    const now = this.#now();
    if (now - this.#answeredAt > silentMs) {
      this.outages.emit({ from: this.#answeredAt, to: now });
    }
    this.#answeredAt = now;
    this.connection.emit(true);
  }
}
