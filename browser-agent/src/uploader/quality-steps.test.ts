import { describe, expect, it } from 'vitest';
import { QualitySteps } from './quality-steps.ts';

/** Steps taken while each second has this backlog. */
function taken(steps: QualitySteps, from: number, backlog: readonly number[]): readonly number[] {
  return backlog.flatMap((pending, second) => {
    const step = steps.next((from + second) * 1000, pending);
    return step === null ? [] : [step];
  });
}

const constant = (seconds: number, pending: number) => new Array<number>(seconds).fill(pending);
const growing = (seconds: number) => Array.from({ length: seconds }, (_, second) => Math.floor(second / 3));

describe('steps of quality', () => {
  it('stays where the line keeps up, also through a cut of half a minute', () => {
    expect(taken(new QualitySteps(), 0, [...growing(30), ...constant(120, 1)])).toEqual([]);
  });

  it('falls step by step while the backlog grows', () => {
    expect(taken(new QualitySteps(), 0, growing(300))).toEqual([1, 2]);
  });

  it('does not fall for a backlog that is being sent', () => {
    const shrinking = Array.from({ length: 300 }, (_, second) => 600 - second);
    expect(taken(new QualitySteps(), 0, shrinking)).toEqual([]);
  });

  it('climbs back one step at a time when the backlog is gone', () => {
    const steps = new QualitySteps();
    taken(steps, 0, growing(300));
    expect(taken(steps, 300, constant(300, 0))).toEqual([1, 0]);
  });
});
