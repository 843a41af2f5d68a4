import { describe, expect, it } from 'vitest';
import { Sacrifice } from './sacrifice.ts';

describe('order of sacrifice', () => {
  it('gives up things first, then the gaze, and nothing for a moment’s work', () => {
    const sacrifice = new Sacrifice();
    sacrifice.heard(true, 1000);
    expect(sacrifice.given(9000)).toEqual([]);
    expect(sacrifice.given(11_000)).toEqual(['objects']);
    expect(sacrifice.given(15_000)).toEqual(['objects']);
    expect(sacrifice.given(21_000)).toEqual(['objects', 'gaze']);
    expect(sacrifice.given(500_000)).toEqual(['objects', 'gaze']);
  });

  it('takes up again what it gave up last, a minute after it became easy', () => {
    const sacrifice = new Sacrifice();
    sacrifice.heard(true, 0);
    sacrifice.given(10_000);
    sacrifice.given(20_000);
    sacrifice.heard(false, 21_000);
    expect(sacrifice.given(80_000)).toEqual(['objects', 'gaze']);
    expect(sacrifice.given(81_000)).toEqual(['objects']);
    expect(sacrifice.given(141_000)).toEqual([]);
    expect(sacrifice.given(999_000)).toEqual([]);
  });
});
