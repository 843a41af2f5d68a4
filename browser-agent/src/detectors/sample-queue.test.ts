import { describe, expect, it } from 'vitest';
import { SampleQueue } from './sample-queue.ts';

describe('SampleQueue', () => {
  it('keeps the order of what comes and goes', () => {
    const queue = new SampleQueue();
    let next = 0;
    let expected = 0;
    for (let turn = 1; turn <= 50; turn++) {
      queue.push(Float32Array.from({ length: (turn * 7) % 13 }, () => next++));
      const taken = Math.min(queue.waiting.length, (turn * 5) % 11);
      expect([...queue.waiting.subarray(0, taken)]).toEqual(Array.from({ length: taken }, () => expected++));
      queue.drop(taken);
    }
    expect(queue.waiting).toHaveLength(next - expected);
    expect(queue.waiting[0]).toBe(expected);
  });
});
