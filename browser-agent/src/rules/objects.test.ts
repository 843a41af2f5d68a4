import { describe, expect, it } from 'vitest';
import type { SeenObject } from '../messages/detector-messages.ts';
import { play } from '../testing/test-observations.ts';
import { counting, testRule } from '../testing/test-rules.ts';
import type { ObjectsSeen } from './objects.ts';
import { RuleEngine } from './rule-engine.ts';

const box = { left: 0.1, top: 0.5, right: 0.4, bottom: 0.9 };
const book: SeenObject = { label: 'book', score: 0.41, ...box };
const phone: SeenObject = { label: 'phone', score: 0.5, ...box };
const laptop: SeenObject = { label: 'laptop', score: 0.6, ...box };

/** One look every 2.5 seconds. */
const looks = (of: (at: number) => readonly SeenObject[], mean = 130): readonly ObjectsSeen[] =>
  Array.from({ length: 24 }, (_, look) => look * 2500).map((at) => ({
    kind: 'objects',
    at,
    objects: of(at),
    mean,
  }));
const during = (from: number, to: number, thing: SeenObject) => (at: number) =>
  at >= from && at < to ? [thing] : [];

describe('R4-038 R4-039 things', () => {
  it('marks a book that lies there, with how sure it is', () => {
    const { incidents, notices } = play([testRule('books')], looks(during(10_000, 30_000, book)), 60_000);
    expect(incidents).toMatchObject([
      { rule: 'books', startedAt: 10_000, confidence: 0.41, detector: 'objects-ssd-oidv4/1' },
    ]);
    expect(notices.map(({ cause }) => cause)).toEqual(['book-seen']);
  });

  it('marks another computer by its own rule, and no book by it', () => {
    const seen = looks(during(10_000, 30_000, laptop));
    expect(play([testRule('gadgets')], seen, 60_000).notices[0]?.cause).toBe('computer-seen');
    expect(play([testRule('books')], seen, 60_000).incidents).toEqual([]);
  });

  it('marks a phone by the model that knows phones, beside a computer that is there at the same time', () => {
    const seen = looks((at) => [...during(10_000, 30_000, phone)(at), ...during(20_000, 40_000, laptop)(at)]);
    const { incidents, notices } = play([testRule('gadgets')], seen, 60_000);
    const ended = incidents.filter(({ endedAt }) => endedAt !== null);
    expect(ended.map(({ detector, startedAt }) => [detector, startedAt])).toEqual([
      ['objects-centernet-coco/1', 10_000],
      ['objects-ssd-oidv4/1', 20_000],
    ]);
    expect(notices.map(({ cause }) => cause)).toEqual(['phone-seen', 'computer-seen']);
  });

  it('takes a phone that is too faint, as in the dark, for none', () => {
    const faint = looks(() => [{ ...phone, score: 0.38 }]);
    expect(play([testRule('gadgets')], faint, 60_000).incidents).toEqual([]);
  });

  it('goes on with a phone’s mark after a reload, and not with a computer’s', () => {
    const engine = () => new RuleEngine([testRule('gadgets')], counting());
    const before = engine();
    for (const look of looks(() => [phone])) {
      before.observe(look);
    }
    const [open] = before.open;
    const after = engine();
    after.resume(before.open, 60_000);
    after.observe({ kind: 'objects', at: 62_500, objects: [phone], mean: 130 });
    after.observe({ kind: 'objects', at: 65_000, objects: [phone], mean: 130 });
    expect(open?.detector).toBe('objects-centernet-coco/1');
    expect(after.open).toMatchObject([
      { id: open?.id, startedAt: open?.startedAt, detector: open?.detector },
    ]);
  });

  it('takes one look that saw something for nothing', () => {
    const rules = [testRule('books', { thresholdSeconds: 0 })];
    expect(
      play(
        rules,
        looks((at) => (at % 10_000 === 0 ? [book] : [])),
        60_000,
      ).incidents,
    ).toEqual([]);
  });

  it('goes on with a thing that is only fainter, and does not begin with one', () => {
    const faint = { ...book, score: 0.28 };
    const fading = looks((at) => (at < 10_000 ? [book] : [faint]));
    expect(play([testRule('books')], fading, 58_000).incidents).toMatchObject([{ endedAt: null }]);
    expect(
      play(
        [testRule('books')],
        looks(() => [faint]),
        58_000,
      ).incidents,
    ).toEqual([]);
  });

  it('claims nothing in the dark', () => {
    expect(
      play(
        [testRule('books')],
        looks(() => [book], 40),
        60_000,
      ).incidents,
    ).toEqual([]);
  });
});
