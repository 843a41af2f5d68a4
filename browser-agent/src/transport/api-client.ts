import type { CsrfHeader } from '../browser/page.ts';
import { type Problem, readProblem } from '../messages/problem.ts';

/** The server answered and refused. */
export class ApiProblem extends Error {
  readonly problem: Problem;
  /** How long the server asks to stay away; 0 when it does not. */
  readonly retryAfterMs: number;

  constructor(problem: Problem, retryAfterMs = 0) {
    super(`${problem.code}: ${problem.detail}`);
    this.problem = problem;
    this.retryAfterMs = retryAfterMs;
  }

  /** Somebody else signed in with this browser, or the sign-in is over: asking again changes nothing. */
  get ofAnotherSignIn(): boolean {
    return this.problem.status === 401 || this.problem.code === 'not-yours';
  }
}

/** No answer at all: offline, timed out, or the server is down. */
export class ApiUnreachable extends Error {}

export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: BodyInit;
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
  /** Lets a small request outlive the page. */
  readonly keepalive?: boolean;
}

/** @param stale the one told before was refused */
export type CsrfSource = (stale: boolean) => CsrfHeader | null | Promise<CsrfHeader | null>;

/** Sends requests of our own pages: session cookie, CSRF header, timeout, problems as exceptions. */
export class ApiClient {
  readonly #csrf: CsrfSource;
  readonly #fetch: typeof fetch;

  constructor(csrf: CsrfSource, fetcher: typeof fetch = (...a) => fetch(...a)) {
    this.#csrf = csrf;
    this.#fetch = fetcher;
  }

  get(path: string, timeoutMs?: number): Promise<unknown> {
    return this.send({ method: 'GET', path, ...(timeoutMs === undefined ? {} : { timeoutMs }) });
  }

  post(path: string, body?: unknown): Promise<unknown> {
    return this.send({ method: 'POST', path, ...json(body) });
  }

  put(path: string, body: unknown): Promise<unknown> {
    return this.send({ method: 'PUT', path, ...json(body) });
  }

  delete(path: string): Promise<unknown> {
    return this.send({ method: 'DELETE', path });
  }

  async send(request: ApiRequest): Promise<unknown> {
    try {
      return await this.#answer(request, false);
    } catch (cause) {
      // The same person may have signed in anew in another window of this browser: then a newer header does.
      if (cause instanceof ApiProblem && cause.problem.code === 'csrf-token-missing') {
        return await this.#answer(request, true);
      }
      throw cause;
    }
  }

  async #answer(request: ApiRequest, stale: boolean): Promise<unknown> {
    const response = await this.#reach(request, stale);
    const body = await readBody(response);
    if (!response.ok) {
      throw new ApiProblem(readProblem(response.status, body), retryAfterMs(response));
    }
    return body;
  }

  async #reach(request: ApiRequest, stale: boolean): Promise<Response> {
    try {
      const csrf = request.method === 'GET' ? null : await this.#csrf(stale);
      return await this.#fetch(request.path, {
        method: request.method,
        headers: {
          Accept: 'application/json, application/problem+json',
          ...request.headers,
          ...(csrf ? { [csrf.name]: csrf.value } : {}),
        },
        credentials: 'same-origin',
        redirect: 'error',
        cache: 'no-store',
        keepalive: request.keepalive ?? false,
        signal: AbortSignal.timeout(request.timeoutMs ?? 20_000),
        ...(request.body === undefined ? {} : { body: request.body }),
      });
    } catch (cause) {
      throw new ApiUnreachable(`${request.method} ${request.path} got no answer`, { cause });
    }
  }
}

/** In seconds; a date, which our server never sends, counts as nothing. */
function retryAfterMs(response: Response): number {
  const seconds = Number(response.headers.get('Retry-After') ?? 0);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 0;
}

function json(body: unknown): { body?: string; headers?: Record<string, string> } {
  return body === undefined
    ? {}
    : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text().catch(() => '');
  if (!(response.headers.get('Content-Type') ?? '').includes('json') || text === '') {
    return null;
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
