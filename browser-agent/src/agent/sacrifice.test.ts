import { describe, expect, it } from 'vitest';
import { Sacrifice } from './sacrifice.ts';

describe('order of sacrifice', () => {
  it('gives up the comparison of faces first, then things, then the gaze, and nothing for a moment’s work', () => {
    const sacrifice = new Sacrifice();
    sacrifice.heard(true, 1000);
    expect(sacrifice.given(9000)).toEqual([]);
    expect(sacrifice.given(11_000)).toEqual(['person']);
    expect(sacrifice.given(15_000)).toEqual(['person']);
    expect(sacrifice.given(21_000)).toEqual(['person', 'objects']);
    expect(sacrifice.given(31_000)).toEqual(['person', 'objects', 'gaze']);
    expect(sacrifice.given(500_000)).toEqual(['person', 'objects', 'gaze']);
  });

  it('takes up again what it gave up last, a minute after it became easy', () => {
    const sacrifice = new Sacrifice();
    sacrifice.heard(true, 0);
    sacrifice.given(10_000);
    sacrifice.given(20_000);
    sacrifice.heard(false, 21_000);
    expect(sacrifice.given(80_000)).toEqual(['person', 'objects']);
    expect(sacrifice.given(81_000)).toEqual(['person']);
    expect(sacrifice.given(141_000)).toEqual([]);
    expect(sacrifice.given(999_000)).toEqual([]);
  });
});
