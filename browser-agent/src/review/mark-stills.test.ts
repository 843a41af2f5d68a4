// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { StripEntry } from './contact-sheet.ts';
import { MarkStills, stillOf } from './mark-stills.ts';
import type { Mark } from './review-document.ts';

const strip = (stream: 'camera' | 'screen', from: number, pictures = 6): StripEntry => ({
  stream,
  from,
  every: 10_000,
  pictures,
  address: `/${stream}/${from}`,
});
const strips = [strip('camera', 0), strip('screen', 1000), strip('screen', 61_000, 3)];

function mark(rule: string | null, startedAt: number, endedAt: number | null): Mark {
  return { id: `${rule}-${startedAt}`, rule, startedAt, endedAt } as Mark;
}

describe('R4-050 the small picture of a mark', () => {
  it('is the first of its stream that was taken while it lasted', () => {
    expect(stillOf(mark('messengers', 15_000, 40_000), strips)).toEqual({
      address: '/screen/1000',
      pictures: 6,
      at: 2,
    });
    expect(stillOf(mark('messengers', 59_000, null), strips)).toMatchObject({
      address: '/screen/61000',
      at: 0,
    });
    expect(stillOf(mark('gadgets', 15_000, 40_000), strips)).toMatchObject({ address: '/camera/0', at: 2 });
  });

  it('is none where no picture was taken meanwhile', () => {
    expect(stillOf(mark('messengers', 12_000, 20_000), strips)).toBeNull();
    expect(stillOf(mark('messengers', 95_000, null), strips)).toBeNull();
  });

  it('comes to marks that are shown already, once, and to no mark of a proctor', () => {
    const stills = new MarkStills();
    const place = stills.of(mark('messengers', 15_000, 40_000));
    expect(stills.of(mark(null, 15_000, 40_000))).toBeNull();
    expect(place?.hidden).toBe(true);
    stills.take(strips);
    stills.take(strips);
    expect(place?.hidden).toBe(false);
    const images = place?.querySelectorAll('img');
    expect(images).toHaveLength(1);
    expect(images?.[0]?.getAttribute('src')).toBe('/screen/1000');
    expect(images?.[0]?.style.transform).toContain('-33.3');
  });
});
