/** Readers of JSON from the network: what is missing or of another type becomes the named fallback, never `any`. */
export type Json = Readonly<Record<string, unknown>>;

export function record(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

export function list<T>(value: unknown, read: (item: unknown) => T): readonly T[] {
  return Array.isArray(value) ? value.map(read) : [];
}

export function text(value: unknown, fallback = ''): string {
  return typeof value === 'string' ? value : fallback;
}

export function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

export function number(value: unknown, fallback = 0): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : fallback;
}

export function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

export function flag(value: unknown): boolean {
  return value === true;
}

/** A value of a closed set; an unknown one is a contract breach and must not be guessed at. */
export function oneOf<T extends string>(value: unknown, known: readonly T[], name: string): T {
  const found = known.find((candidate) => candidate === value);
  if (found === undefined) {
    throw new Error(`${name} is ${JSON.stringify(value)}, known are ${known.join(', ')}`);
  }
  return found;
}
