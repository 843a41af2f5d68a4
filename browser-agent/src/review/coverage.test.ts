import { describe, expect, it } from 'vitest';
import { Coverage } from './coverage.ts';

describe('Coverage', () => {
  it('joins what was played without a break', () => {
    const coverage = new Coverage([{ from: 0, to: 1000 }]);
    coverage.add(900, 2000);
    coverage.add(5000, 6000);
    expect(coverage.intervals).toEqual([
      { from: 0, to: 2000 },
      { from: 5000, to: 6000 },
    ]);
  });

  it('tells the server only what is new, once', () => {
    const coverage = new Coverage([{ from: 0, to: 1000 }]);
    coverage.add(2000, 3000);
    coverage.add(3000, 3500.4);
    expect(coverage.takeUnsent()).toEqual([[2000, 3500]]);
    expect(coverage.takeUnsent()).toEqual([]);
  });

  it('ignores going backwards', () => {
    const coverage = new Coverage([]);
    coverage.add(3000, 2000);
    expect(coverage.intervals).toEqual([]);
  });
});
