import type { DetectorReport } from '../messages/detector-messages.ts';

/** A worker that looks when it is asked to; it answers in the order it was asked. */
export class AskedWorker<Order, Sample extends { readonly type: string }> {
  readonly #worker: Worker;
  readonly #asked: { resolve(seen: Sample): void; reject(cause: Error): void }[] = [];
  #failed: Error | null = null;

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.onmessage = ({ data }: MessageEvent<DetectorReport<Sample>>) => this.#accept(data);
    worker.onerror = (event) => this.#fail(event.message || 'worker did not load');
  }

  /** What is not answered. */
  tell(order: Order): void {
    this.#worker.postMessage(order);
  }

  /** @throws Error where it cannot look; it will not be able to later either */
  ask(order: Order): Promise<Sample> {
    return new Promise((resolve, reject) => {
      if (this.#failed) {
        reject(this.#failed);
        return;
      }
      this.#asked.push({ resolve, reject });
      this.#worker.postMessage(order);
    });
  }

  /** What is still asked stays unanswered. */
  stop(): void {
    this.#worker.terminate();
  }

  #accept(report: DetectorReport<Sample>): void {
    if (report.type === 'failed') {
      this.#fail((report as { reason: string }).reason);
    } else if (!progress.includes(report.type)) {
      this.#asked.shift()?.resolve(report as Sample);
    }
  }

  #fail(reason: string): void {
    console.error(`a photo cannot be looked at: ${reason}`);
    this.#failed = new Error(reason);
    for (const { reject } of this.#asked.splice(0)) {
      reject(this.#failed);
    }
  }
}

const progress: readonly string[] = ['loading', 'ready'];
