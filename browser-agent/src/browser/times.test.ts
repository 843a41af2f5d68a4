import { describe, expect, it } from 'vitest';
import { formatInstant, formatPosition } from './times.ts';

const noon = Date.UTC(2026, 10, 21, 12, 0);

describe('times', () => {
  it('names the zone of a wall-clock time', () => {
    expect(formatInstant(noon, 'time', 'en', 'Europe/Moscow')).toBe('15:00 GMT+3');
  });

  it('writes a date in the reader’s language', () => {
    expect(formatInstant(noon, 'date', 'ru', 'Europe/Moscow')).toContain('нояб');
    expect(formatInstant(noon, 'date', 'en', 'Europe/Moscow')).toBe('21 Nov 2026');
  });

  it('R2-066 writes a position of the recording as hours, minutes, seconds', () => {
    expect(formatPosition(3_725_999)).toBe('01:02:05');
    expect(formatPosition(-5)).toBe('00:00:00');
  });
});
