import type { StreamPosition } from '../messages/evidence.ts';

/** What the other side does with one request. */
export type Answer =
  | { readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> }
  | 'offline';

export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: BodyInit | null | undefined;
}

/** A `fetch` that plays a script, answer by answer; past the end of the script it fails the test. */
export class ScriptedHttp {
  readonly requests: RecordedRequest[] = [];
  readonly #answers: Answer[];

  constructor(...answers: readonly Answer[]) {
    this.#answers = [...answers];
  }

  add(...answers: readonly Answer[]): void {
    this.#answers.push(...answers);
  }

  get left(): number {
    return this.#answers.length;
  }

  readonly fetch = async (path: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const method = init?.method ?? 'GET';
    this.requests.push({ method, path: String(path), headers: new Headers(init?.headers), body: init?.body });
    const answer = this.#answers.shift();
    if (answer === undefined) {
      throw new Error(`nothing is scripted for ${method} ${String(path)}`);
    }
    if (answer === 'offline') {
      throw new TypeError('Failed to fetch');
    }
    const body = answer.body === undefined ? null : JSON.stringify(answer.body);
    const headers = { 'Content-Type': 'application/json', ...answer.headers };
    return new Response(body, { status: answer.status, headers });
  };
}

export const durable = (sequence: number): Answer => ({ status: 201, body: { sequence, durable: true } });
/** Taken in, but to be kept by the browser. */
export const takenIn = (sequence: number): Answer => ({ status: 202, body: { sequence, durable: false } });
export const problem = (status: number, code: string): Exclude<Answer, 'offline'> => ({
  status,
  body: { code, detail: code },
});
export const positions = (end: StreamPosition): Answer => ({
  status: 200,
  body: { camera: end, screen: end },
});
