import { expect, it } from 'vitest';
import { decodeIndex } from './playback-index.ts';
import type { ReviewDocument } from './review-document.ts';
import { en } from './texts/en.ts';
import { lanesOf } from './timeline-model.ts';

const nothingMarked = {
  marks: [],
  notAnalysed: [],
  toWatch: { rule: 'nothing', stretches: [] },
} as unknown as ReviewDocument;

function indexWith(gaps: readonly unknown[]) {
  const take = (number: number, wallStartMs: number) => ({
    take: number,
    type: 'video/mp4',
    address: '/take',
    init: [0, 1],
    segments: [[0, 1, 0, 10_000, wallStartMs]],
  });
  return decodeIndex({
    startedAt: 1000,
    endedAt: 61_000,
    state: 'sealed',
    complete: false,
    streams: [{ name: 'camera', takes: [take(1, 1000), take(2, 41_000)] }],
    gaps,
    photos: [],
  });
}

function gapBars(gaps: readonly unknown[]) {
  const lanes = lanesOf(nothingMarked, indexWith(gaps), { watched: [], wave: [] }, 60_000, en);
  return lanes.find((lane) => lane.code === 'camera')?.bars.filter((bar) => bar.kind === 'gap');
}

it('hatches a hole between two takes that nobody reported', () => {
  expect(gapBars([])).toEqual([
    { from: 10_000, to: 40_000, kind: 'gap', title: `${en.gap}: ${en.causes.unknown}` },
  ]);
});

it('does not hatch a reported gap twice', () => {
  const reported = { stream: 'camera', from: 11_000, to: 41_000, cause: 'network' };
  expect(gapBars([reported])).toEqual([
    { from: 10_000, to: 40_000, kind: 'gap', title: `${en.gap}: ${en.causes.network}` },
  ]);
});

it('marks speech on the sound as it was heard, and by marks where nobody told', () => {
  const loud = (position: number, speech: boolean) => ({ position, length: 500, level: 0.5, speech });
  const marked = {
    ...nothingMarked,
    marks: [{ rule: 'voices', startedAt: 11_000, endedAt: 16_000 }],
  } as unknown as ReviewDocument;
  const spoken = (wave: readonly ReturnType<typeof loud>[]) =>
    lanesOf(marked, indexWith([]), { watched: [], wave }, 60_000, en)
      .find((lane) => lane.code === 'sound')
      ?.bars.map(({ from, to, kind }) => [from, to, kind]);
  expect(spoken([loud(0, false), loud(500, true), loud(1000, true)])).toEqual([[500, 1500, 'speech']]);
  expect(spoken([loud(0, false), loud(500, false)])).toEqual([[10_000, 15_000, 'speech']]);
});
