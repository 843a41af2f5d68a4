import { describe, expect, it } from 'vitest';
import { RoomWatch } from './room-watch.ts';

describe('room', () => {
  it('is told of once when it becomes little, and again only after it was not', async () => {
    let usage = 0;
    const watch = new RoomWatch(200, async () => ({ quota: 1000, usage }));
    const told: (number | null)[] = [];
    for (const [second, used] of [700, 850, 900, 100, 900].entries()) {
      usage = used;
      told.push(await watch.look(second * 20_000));
    }
    expect(told).toEqual([null, 150, null, null, 100]);
  });

  it('is not asked for at every tick', async () => {
    const watch = new RoomWatch(200, async () => ({ quota: 1000, usage: 900 }));
    expect(await watch.look(0)).toBe(100);
    expect(await watch.look(1000)).toBeNull();
  });
});
