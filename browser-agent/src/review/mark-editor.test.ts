import { expect, it } from 'vitest';
import { spread } from './identity-comparison.ts';
import { named, parsePosition } from './mark-editor.ts';

it('reads a time as it is shown, and nothing else', () => {
  expect(['01:02:03', '2:03', '00:00:00', '7', 'soon', '1:-2'].map(parsePosition)).toEqual([
    3_723_000,
    123_000,
    0,
    null,
    null,
    null,
  ]);
});

it('names the clause only of what has one', () => {
  expect([named('5.9', 'Gadgets'), named('other', 'Other violation')]).toEqual([
    '5.9 Gadgets',
    'Other violation',
  ]);
});

it('spreads stills evenly over the sitting', () => {
  expect(spread([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 4)).toEqual([0, 3, 6, 9]);
  expect(spread([1, 2], 4)).toEqual([1, 2]);
});
