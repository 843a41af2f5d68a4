import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { directory, type Entry, localHeader } from './container.ts';
import { checkPackage } from './package-check.ts';

interface Case {
  readonly file: string;
  readonly edit: 'none' | 'flip' | 'cut' | 'append';
  readonly place: number;
  readonly kind: string;
  readonly verdict: Readonly<Record<string, unknown>>;
}

const shared = (name: string) => readFileSync(new URL(`../testing/packages/${name}`, import.meta.url));
const cases = JSON.parse(shared('cases.json').toString()) as readonly Case[];

function edited({ file, edit, place }: Case): Blob {
  const bytes = Uint8Array.from(shared(file));
  if (edit === 'flip') {
    bytes[place] = (bytes[place] ?? 0) ^ 1;
  }
  return edit === 'append'
    ? new Blob([bytes, 'x'])
    : new Blob([edit === 'cut' ? bytes.slice(0, place) : bytes]);
}

describe('R0-027 a package checked in the browser', () => {
  it.each(cases)('finds what the command line finds: $file $edit $place', async (one) => {
    const { kind, ...found } = await checkPackage(edited(one), () => undefined);
    expect(kind).toBe(one.kind);
    expect(found).toEqual(one.verdict);
  });

  it('tells how far it is and ends when told to', async () => {
    const sample = new Blob([Uint8Array.from(shared('sample.zip'))]);
    const seen: number[] = [];
    await checkPackage(sample, (bytes) => seen.push(bytes));
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBeGreaterThan(sample.size / 2);

    const stop = checkPackage(sample, () => {
      throw new Error('stopped');
    });
    await expect(stop).rejects.toThrow('stopped');
  });

  it('writes the container of files larger than 4 GiB as the tool does', () => {
    const large = JSON.parse(shared('large.json').toString()) as { entries: Entry[]; around: string[] };
    const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
    expect([...large.entries.map(localHeader), directory(large.entries)].map(hex)).toEqual(large.around);
  });
});
