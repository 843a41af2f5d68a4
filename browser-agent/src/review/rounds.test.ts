import { beforeEach, describe, expect, it } from 'vitest';
import { decodeReview, type Mark, type Verdict } from './review-document.ts';
import { Rounds } from './rounds.ts';

const begun = 1_000_000;

describe('the way from mark to mark', () => {
  let verdicts: Verdict[];
  let chosen: Mark | null;
  let sought: number[];
  let rounds: Rounds;
  const left = [30, 50, 70].map((second) => ({
    from: begun + (second - 1) * 1000,
    to: begun + second * 1000 + 3000,
  }));

  const document = () =>
    decodeReview({
      marks: verdicts.map((verdict, at) => ({
        id: `mark-${at + 1}`,
        startedAt: begun + (at + 1) * 10_000,
        endedAt: begun + (at + 1) * 10_000 + 1000,
        verdict,
      })),
      sitting: { missing: { intervals: 0, milliseconds: 0, suggested: null } },
      identity: { state: 'open' },
      suggestion: { status: null, reasons: [] },
      toWatch: { rule: 'nothing', stretches: [] },
    });
  const press = (keys: string) => {
    for (const key of keys) {
      if (key === 'U') {
        rounds.goToUnwatched();
      } else {
        rounds.goToMark(key === 'N' ? 1 : -1);
      }
    }
    return chosen?.id;
  };
  const judge = (...numbers: number[]) => {
    for (const number of numbers) {
      verdicts[number - 1] = 'dismissed';
    }
    rounds.show(document());
  };

  beforeEach(() => {
    verdicts = Array.from({ length: 7 }, () => 'none');
    chosen = null;
    sought = [];
    rounds = new Rounds(
      {
        loop: null,
        get position() {
          return sought.at(-1) ?? 0;
        },
        playAgain: () => undefined,
        playOnly: () => undefined,
        positionOf: (wallClock) => wallClock - begun,
        wallClock: (position) => position + begun,
        seek: (position) => {
          sought.push(position);
        },
      },
      {
        get chosen() {
          return chosen;
        },
        choose: (mark) => {
          chosen = mark;
        },
      },
      { left, show: () => undefined },
      document(),
    );
  });

  it('begins where the recording plays and goes mark by mark', () => {
    expect(press('N')).toBe('mark-1');
    expect(press('NN')).toBe('mark-3');
    expect(press('P')).toBe('mark-2');
    expect(sought.at(-1)).toBe(19_000);
  });

  it('R2-034 does not skip the mark that U brought up', () => {
    expect(press('U')).toBe('mark-3');
    expect(press('N')).toBe('mark-3');
    expect(press('N')).toBe('mark-4');
    expect(press('UU')).toBe('mark-7');
    expect(press('N')).toBe('mark-7');
  });

  it('goes on behind it once it is judged, and back from it', () => {
    press('U');
    judge(3);
    expect(press('N')).toBe('mark-4');
    expect(press('U')).toBe('mark-5');
    expect(press('P')).toBe('mark-4');
  });

  it('leaves out what is judged, and comes round to what was left behind', () => {
    judge(2, 3);
    expect(press('NN')).toBe('mark-4');
    judge(4, 5, 6, 7);
    expect(press('N')).toBe('mark-1');
  });

  it('goes through all marks again where all are judged', () => {
    judge(1, 2, 3, 4, 5, 6, 7);
    expect(press('NNN')).toBe('mark-3');
    expect(press('NNNNNNNN')).toBe('mark-7');
    expect(press('P')).toBe('mark-6');
  });

  it('has nowhere to go without marks', () => {
    verdicts = [];
    rounds.show(document());
    expect(press('NP')).toBeUndefined();
  });
});
