import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ServerClock } from '../browser/clock.ts';
import { decodeSittingDocument, type SittingDocument } from '../messages/sitting-document.ts';
import { Sitting } from '../sitting/sitting.ts';
import { ApiProblem, ApiUnreachable } from '../transport/api-client.ts';
import { SavedSitting } from './saved-sitting.ts';

const hour = 3_600_000;

describe('a sitting whose window is loaded anew', () => {
  const now = 10 * hour;
  let kept: unknown;
  const shelf = {
    read: async () => kept,
    save: async (document: unknown) => {
      kept = JSON.parse(JSON.stringify(document));
    },
  };
  const clockAt = (offset: number) => {
    const clock = new ServerClock(
      () => now,
      () => now,
    );
    clock.align(now + offset);
    return clock;
  };
  const document = (state: string): SittingDocument =>
    decodeSittingDocument({ id: 's1', state, serverTime: now + hour, presence: { heartbeatSeconds: 7 } });
  const unreachable = () => Promise.reject(new ApiUnreachable('GET got no answer'));

  beforeEach(() => {
    kept = null;
    vi.spyOn(console, 'warn').mockReturnValue();
  });

  it('goes on without network as it was known last, at the time measured last', async () => {
    const before = clockAt(hour);
    new SavedSitting(shelf, before).follow(new Sitting(document('running'), before));
    const clock = new ServerClock(
      () => now,
      () => now,
    );
    expect(await new SavedSitting(shelf, clock).orElse(unreachable)).toEqual(document('running'));
    expect(clock.now()).toBe(now + hour);
  });

  it('is what the server says as soon as it says something', async () => {
    const clock = clockAt(0);
    new SavedSitting(shelf, clock).follow(new Sitting(document('running'), clock));
    const answered = await new SavedSitting(shelf, clock).orElse(async () => document('terminated'));
    expect(answered.state).toBe('terminated');
    const refusal = new ApiProblem({ code: 'sign-in-required', status: 401, detail: '' });
    const refused = new SavedSitting(shelf, clock).orElse(() => Promise.reject(refusal));
    await expect(refused).rejects.toBe(refusal);
  });

  it('is not kept before the exam runs', async () => {
    const clock = clockAt(0);
    new SavedSitting(shelf, clock).follow(new Sitting(document('identified'), clock));
    await expect(new SavedSitting(shelf, clock).orElse(unreachable)).rejects.toBeInstanceOf(ApiUnreachable);
  });
});
