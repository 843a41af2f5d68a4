import { beforeEach, describe, expect, it } from 'vitest';
import { type LoudnessPiece, letterOf, levelOf } from '../messages/loudness.ts';
import { Loudness } from './loudness.ts';

const began = 1_000_000;

describe('loudness for the waveform', () => {
  let pieces: LoudnessPiece[];
  let loudness: Loudness;

  beforeEach(() => {
    pieces = [];
    loudness = new Loudness();
    loudness.pieces.listen((piece) => pieces.push(piece));
  });

  it('gives out a minute at a time, whatever the jitter of the worker', () => {
    for (let moment = 0; moment < 240; moment++) {
      loudness.add(began + moment * 500 + (moment % 3) * 90, 0.1);
    }
    expect(pieces.map(({ from, levels }) => [from, levels.length])).toEqual([
      [began, 120],
      [began + 60_000, 120],
    ]);
  });

  it('goes on with another piece after a pause', () => {
    loudness.add(began, 0.1);
    loudness.add(began + 500, 0.1);
    loudness.add(began + 60_000, 0.1);
    loudness.give();
    expect(pieces.map(({ from, levels }) => [from, levels.length])).toEqual([
      [began, 2],
      [began + 60_000, 1],
    ]);
  });

  it('is as loud in a missed moment as in the next', () => {
    loudness.add(began, 0);
    loudness.add(began + 1000, 1);
    loudness.give();
    expect(pieces[0]?.levels).toBe('AZZ');
  });

  it('tells in which moments speech was heard, and for no longer', () => {
    loudness.add(began, 1);
    loudness.spoken(began + 600);
    loudness.add(began + 1000, 1);
    loudness.add(began + 1500, 1);
    loudness.add(began + 2000, 1);
    loudness.give();
    expect(pieces[0]?.levels).toBe('ZzzzZ');
  });

  it('steps evenly from silence to full scale', () => {
    expect([0, 0.001, 0.03, 0.5, 1].map((rms) => letterOf(rms))).toEqual(['A', 'F', 'P', 'X', 'Z']);
    expect(levelOf('A')).toBe(0);
    expect(levelOf('Z')).toBe(1);
    expect(levelOf('z')).toBe(1);
  });
});
