import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem } from '../transport/api-client.ts';
import type { Heartbeat } from '../transport/sitting-api.ts';
import { Presence } from './presence.ts';

const health = { camera: { live: true, pending: 0 }, screen: { live: true, pending: 0 } };
const here: Heartbeat = {
  state: 'running',
  serverTime: 0,
  takenOver: false,
  admission: 'delivered',
  gateClosed: false,
};

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

describe('presence', () => {
  it('says every five seconds, always as the same instance', async () => {
    const heartbeat = vi.fn(async (_instance: string) => here);
    const presence = new Presence({ heartbeat }, Date.now, () => health);
    presence.start(5000);
    await vi.advanceTimersByTimeAsync(15_000);
    presence.stop();
    expect(heartbeat).toHaveBeenCalledTimes(4);
    expect(new Set(heartbeat.mock.calls.map(([instance]) => instance)).size).toBe(1);
  });

  it('falls silent once a newer window took over', async () => {
    const heartbeat = vi.fn(async () => ({ ...here, takenOver: true }));
    const presence = new Presence({ heartbeat }, Date.now, () => health);
    const takenOver = vi.fn();
    presence.takenOver.listen(takenOver);
    presence.start(5000);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(heartbeat).toHaveBeenCalledOnce();
    expect(takenOver).toHaveBeenCalledOnce();
  });

  it('falls silent, and says so once, when somebody else signed in with this browser', async () => {
    const heartbeat = vi.fn(() =>
      Promise.reject(new ApiProblem({ status: 403, code: 'not-yours', detail: '' })),
    );
    const presence = new Presence({ heartbeat }, Date.now, () => health);
    const disowned = vi.fn();
    presence.disowned.listen(disowned);
    presence.start(5000);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(heartbeat).toHaveBeenCalledOnce();
    expect(disowned).toHaveBeenCalledOnce();
  });

  it('ledgers an outage of more than ten seconds from the last answer to the next', async () => {
    let offline = false;
    const heartbeat = async () => (offline ? Promise.reject(new Error('offline')) : here);
    const presence = new Presence({ heartbeat }, Date.now, () => health);
    const outages: unknown[] = [];
    const connections: boolean[] = [];
    presence.outages.listen((outage) => outages.push(outage));
    presence.connection.listen((connected) => connections.push(connected));
    presence.start(5000);
    await vi.advanceTimersByTimeAsync(5000);
    offline = true;
    await vi.advanceTimersByTimeAsync(20_000);
    offline = false;
    await vi.advanceTimersByTimeAsync(5000);
    presence.stop();
    expect(outages).toEqual([{ from: 5000, to: 30_000 }]);
    expect(connections).toContain(false);
    expect(connections.at(-1)).toBe(true);
  });
});
