import { describe, expect, it } from 'vitest';
import { lookAtFrames } from './frame-loop.ts';

/** A camera of ten frames a second and a machine that needs `costMs` for a look. */
async function play(costMs: (look: number) => number, frames: number, stored = false) {
  let clock = 0;
  let closed = 0;
  const looks: number[] = [];
  const slowed: number[] = [];
  const readable = new ReadableStream<{ close(): void }>(
    {
      pull(controller) {
        if (frames-- === 0) {
          controller.close();
          return;
        }
        clock += 100;
        controller.enqueue({ close: () => closed++ });
      },
    },
    { highWaterMark: 0 },
  );
  const pace = { everyMs: 500, stored, slowed: (everyMs: number) => slowed.push(everyMs) };
  const look = async () => {
    looks.push(clock);
    clock += costMs(looks.length);
  };
  await lookAtFrames(readable, pace, look, () => clock);
  return { looks, slowed, closed };
}

describe('looking at frames', () => {
  it('looks as often as asked and closes every frame', async () => {
    const { looks, slowed, closed } = await play(() => 10, 60);
    expect(looks.slice(0, 4).map((at, index) => at - (looks[index - 1] ?? at))).toEqual([0, 510, 510, 510]);
    expect(slowed).toEqual([]);
    expect(closed).toBe(60);
  });

  it('looks at every frame of a recording, however slow the machine is', async () => {
    const { looks, slowed, closed } = await play(() => 900, 20, true);
    expect(looks).toHaveLength(20);
    expect(closed).toBe(20);
    expect(slowed).toEqual([]);
  });

  it('looks less often on a slow machine, says so, and recovers', async () => {
    const { looks, slowed } = await play((look) => (look < 8 ? 400 : 5), 400);
    const pauses = looks.slice(1).map((at, index) => at - (looks[index] ?? 0));
    expect(Math.max(...pauses)).toBeGreaterThan(2500);
    expect(pauses.at(-1)).toBeLessThan(700);
    expect(slowed).toHaveLength(2);
    expect(slowed[0]).toBeGreaterThan(1000);
    expect(slowed[1]).toBeLessThanOrEqual(1000);
  });
});
