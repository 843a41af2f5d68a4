import type { ServerClock } from '../browser/clock.ts';
import { Signal } from '../browser/signal.ts';
import type { Observation, QuizSignalType } from '../messages/observations.ts';
import { ApiProblem } from '../transport/api-client.ts';
import type { QuizSignal, SittingApi } from '../transport/sitting-api.ts';

const waitSeconds = 20;
const retryMs = 2000;
/** A hidden page's timers may fire once a minute; longer silence means that nobody listens there any more. */
const silentMs = 90_000;
/** The student needs a moment to open the quiz before its loader can be missed. */
const graceMs = 30_000;
/** A clock in the quiz page that is further off than this is not believed. */
const believedMs = 60_000;

/** Signals that count each time, unlike those that only say how things stand. */
const deeds: ReadonlySet<QuizSignalType> = new Set(['copy', 'cut', 'paste', 'print']);

/** Fetches what the loader in the quiz page saw, by long poll, and tells whether there is a loader at all. */
export class QuizSignals {
  readonly observations = new Signal<Observation>();
  /** Whether a loader speaks, and since when that is so. */
  readonly loader = new Signal<{ readonly speaks: boolean; readonly since: number }>();
  readonly #api: Pick<SittingApi, 'signals'>;
  readonly #clock: ServerClock;
  readonly #judged: { value: number };
  #startedAt = 0;
  #running = false;
  #after = 0;
  #openPages = new Set<string>();
  #expectedSince: number | null = null;

  /** @param judged the last signal that an earlier page of this tab judged */
  constructor(api: Pick<SittingApi, 'signals'>, clock: ServerClock, judged: { value: number }) {
    this.#api = api;
    this.#clock = clock;
    this.#judged = judged;
  }

  start(): void {
    if (!this.#running) {
      this.#running = true;
      this.#startedAt = this.#clock.now();
      void this.#run();
    }
  }

  /** The quiz was opened: from here on a loader is expected to speak. */
  expect(): void {
    this.#expectedSince ??= this.#clock.now();
  }

  /** The quiz left the frame and is not open anywhere yet. */
  unexpect(): void {
    this.#expectedSince = null;
  }

  stop(): void {
    this.#running = false;
  }

  async #run(): Promise<void> {
    while (this.#running) {
      try {
        const answer = await this.#api.signals(this.#after, waitSeconds);
        if (!this.#running) {
          return;
        }
        for (const signal of answer.signals) {
          this.#accept(signal);
        }
        this.#judge(answer.loaderSeenAt);
      } catch (cause) {
        if (cause instanceof ApiProblem && cause.ofAnotherSignIn) {
          return;
        }
        await new Promise((resolve) => setTimeout(resolve, retryMs));
      }
    }
  }

  #accept(signal: QuizSignal): void {
    this.#after = Math.max(this.#after, signal.seq);
    if (signal.type === 'page-close') {
      this.#openPages.delete(signal.page);
    } else {
      this.#openPages.add(signal.page);
    }
    const local = this.#clock.fromLocal(signal.at);
    const at = Math.abs(local - signal.receivedAt) < believedMs ? local : signal.receivedAt;
    const repeated = signal.seq <= this.#judged.value;
    if (repeated && deeds.has(signal.type)) {
      return;
    }
    this.#judged.value = Math.max(this.#judged.value, signal.seq);
    // After a reload old signals are needed to know where the quiz stands, but their time was judged before.
    const judgedAt = repeated ? Math.max(at, this.#startedAt) : at;
    this.observations.emit({ kind: 'quiz', at: judgedAt, page: signal.page, signal: signal.type });
  }

  /** A loader whose pages were all closed in good order is not missed: leaving is what the rules judge. */
  #judge(seenAt: number | null): void {
    const now = this.#clock.now();
    const expected = this.#expectedSince;
    if (seenAt === null) {
      if (expected !== null && now - expected > graceMs) {
        this.loader.emit({ speaks: false, since: expected });
      }
      return;
    }
    const speaks = this.#openPages.size === 0 || now - seenAt < silentMs;
    this.loader.emit({ speaks, since: speaks ? now : seenAt });
  }
}
