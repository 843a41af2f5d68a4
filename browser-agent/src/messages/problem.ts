/** An `application/problem+json` answer; `code` is stable, `detail` is a sentence for the person at the screen. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
}

/** Reads a problem out of any body: a proxy's HTML page becomes a problem of its status. */
export function readProblem(status: number, body: unknown): Problem {
  const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const text = (name: string) => (typeof fields[name] === 'string' ? fields[name] : '');
  return { status, code: text('code') || `http-${status}`, detail: text('detail') || text('title') };
}
