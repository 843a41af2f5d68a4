import { vi } from 'vitest';

/** Waits until nothing is thrown any more; patient, for a busy machine is not a failure. */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: 10_000 });
}
