import type { ReportKind, ReportStore, StoredReport } from '../browser/report-store.ts';
import { Signal } from '../browser/signal.ts';
import { ApiProblem } from '../transport/api-client.ts';
import type { RefusedReport } from '../transport/evidence-api.ts';
import { Backoff } from './backoff.ts';
import { Wake } from './wake.ts';

/** Stills are large, the others small. */
const batches: Readonly<Record<ReportKind, number>> = {
  incidents: 50,
  'not-analysed': 50,
  gaps: 50,
  stills: 5,
  loudness: 50,
  // The server takes them one by one.
  problem: 1,
};
const idleMs = 5000;
/** The server waits for no more. */
const mostHeld = 500;
const kinds: readonly ReportKind[] = ['incidents', 'not-analysed', 'gaps', 'stills', 'loudness', 'problem'];

export type SendReports = (kind: ReportKind, bodies: readonly unknown[]) => Promise<readonly RefusedReport[]>;

/** A report the server will never take. */
export interface Refusal {
  readonly kind: ReportKind;
  readonly body: unknown;
  readonly code: string;
}

/** Sends marks, gaps, "not analysed" intervals and words in batches; all but the words are idempotent by their id. */
export class ReportUploader {
  readonly refusals = new Signal<Refusal>();
  readonly #store: ReportStore;
  readonly #send: SendReports;
  readonly #backoff: Backoff;
  readonly #wake = new Wake();
  readonly #beingKept = new Set<Promise<void>>();
  #running = false;

  constructor(store: ReportStore, send: SendReports, backoff = new Backoff()) {
    this.#store = store;
    this.#send = send;
    this.#backoff = backoff;
  }

  start(): void {
    if (!this.#running) {
      this.#running = true;
      void this.#run();
    }
  }

  stop(): void {
    this.#running = false;
    this.#wake.wake();
  }

  async report(kind: ReportKind, id: string, body: unknown): Promise<void> {
    try {
      await this.#keep(kind, id, body);
      this.#wake.wake();
    } catch (full) {
      // No room to keep it: this one try is better than none.
      console.warn(`a report of ${kind} could not be kept`, full);
      await this.#send(kind, [body]);
    }
  }

  /** Which of a kind the server has not taken yet, as far as is known. */
  async held(kind: ReportKind): Promise<readonly string[]> {
    await Promise.allSettled(this.#beingKept);
    return this.#store.ids(kind, mostHeld);
  }

  retryNow(): void {
    this.#wake.wake();
  }

  /** True when nothing waits any more. */
  async empty(): Promise<boolean> {
    const waiting = await Promise.all(kinds.map((kind) => this.#store.waiting(kind, 1)));
    return waiting.every((reports) => reports.length === 0);
  }

  async #keep(kind: ReportKind, id: string, body: unknown): Promise<void> {
    const kept = this.#store.put(kind, id, body);
    this.#beingKept.add(kept);
    await kept.finally(() => this.#beingKept.delete(kept));
  }

  async #run(): Promise<void> {
    while (this.#running) {
      const clean = await this.#pass().catch(() => false);
      if (clean) {
        this.#backoff.reset();
      }
      await this.#wake.sleep(clean ? idleMs : this.#backoff.next());
    }
  }

  async #pass(): Promise<boolean> {
    let clean = true;
    for (const kind of kinds) {
      const reports = await this.#store.waiting(kind, batches[kind]);
      if (reports.length > 0) {
        clean = (await this.#deliver(kind, reports)) && clean;
      }
    }
    return clean;
  }

  async #deliver(kind: ReportKind, reports: readonly StoredReport[]): Promise<boolean> {
    try {
      const refused = await this.#send(
        kind,
        reports.map((report) => report.body),
      );
      await this.#store.acknowledge(reports);
      for (const { id, code } of refused) {
        this.#tell(kind, reports.find((report) => report.id === id)?.body, code);
      }
      return true;
    } catch (cause) {
      return this.#refused(kind, reports, cause);
    }
  }

  /** One refused report must not hold up the others: a refused batch is sent one by one. */
  async #refused(kind: ReportKind, reports: readonly StoredReport[], cause: unknown): Promise<boolean> {
    const definite = cause instanceof ApiProblem && [400, 409, 422].includes(cause.problem.status);
    if (!definite) {
      return false;
    }
    if (reports.length > 1) {
      const each = await Promise.all(reports.map((report) => this.#deliver(kind, [report])));
      return each.every(Boolean);
    }
    await this.#store.acknowledge(reports);
    this.#tell(kind, reports[0]?.body, cause.problem.code);
    return true;
  }

  #tell(kind: ReportKind, body: unknown, code: string): void {
    console.error(`the server refused a report of ${kind}: ${code}`);
    this.refusals.emit({ kind, body, code });
  }
}
