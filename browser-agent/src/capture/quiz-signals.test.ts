import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ServerClock } from '../browser/clock.ts';
import type { Observation } from '../messages/observations.ts';
import type { QuizSignal } from '../transport/sitting-api.ts';
import { QuizSignals } from './quiz-signals.ts';

beforeEach(() => void vi.useFakeTimers({ now: 100_000 }));
afterEach(() => void vi.useRealTimers());

function listen(signals: readonly QuizSignal[], loaderSeenAt: () => number | null, judged = { value: 0 }) {
  const api = {
    signals: async (after: number) => {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      return { signals: signals.filter((signal) => signal.seq > after), loaderSeenAt: loaderSeenAt() };
    },
  };
  const quiz = new QuizSignals(api, new ServerClock(), judged);
  const seen: Observation[] = [];
  const loader: { speaks: boolean; since: number }[] = [];
  quiz.observations.listen((observation) => seen.push(observation));
  quiz.loader.listen((state) => loader.push(state));
  return { quiz, seen, loader, judged };
}

const signal = (seq: number, type: QuizSignal['type'], at: number): QuizSignal => ({
  seq,
  page: 'p1',
  type,
  at,
  receivedAt: at + 100,
});

describe('quiz signals', () => {
  it('turns each signal into one observation at the time of the page', async () => {
    const { quiz, seen } = listen([signal(1, 'page-open', 99_000), signal(2, 'copy', 99_500)], () => 99_600);
    quiz.start();
    await vi.advanceTimersByTimeAsync(5000);
    quiz.stop();
    expect(seen).toMatchObject([
      { signal: 'page-open', at: 99_000 },
      { signal: 'copy', at: 99_500 },
    ]);
  });

  it('after a reload rebuilds where the quiz stands but judges no deed twice', async () => {
    const before = [signal(1, 'page-open', 50_000), signal(2, 'copy', 60_000), signal(3, 'blur', 70_000)];
    const { quiz, seen } = listen([...before, signal(4, 'copy', 99_000)], () => 99_600, { value: 3 });
    quiz.start();
    await vi.advanceTimersByTimeAsync(2000);
    quiz.stop();
    expect(seen).toMatchObject([
      { signal: 'page-open', at: 100_000 },
      { signal: 'blur', at: 100_000 },
      { signal: 'copy', at: 99_000 },
    ]);
  });

  it('does not believe a clock that is far off', async () => {
    const { quiz, seen } = listen([{ ...signal(1, 'blur', 5), receivedAt: 99_000 }], () => 99_000);
    quiz.start();
    await vi.advanceTimersByTimeAsync(2000);
    quiz.stop();
    expect(seen).toMatchObject([{ at: 99_000 }]);
  });

  it('says that there is no loader half a minute after the quiz was opened', async () => {
    const { quiz, loader } = listen([], () => null);
    quiz.start();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(loader).toEqual([]);
    quiz.expect();
    await vi.advanceTimersByTimeAsync(40_000);
    quiz.stop();
    expect(loader[0]).toEqual({ speaks: false, since: 160_000 });
  });

  it('says when a loader that spoke has fallen silent', async () => {
    const { quiz, loader } = listen([signal(1, 'page-open', 99_000)], () => 99_500);
    quiz.start();
    await vi.advanceTimersByTimeAsync(120_000);
    quiz.stop();
    expect(loader[0]?.speaks).toBe(true);
    expect(loader.at(-1)).toEqual({ speaks: false, since: 99_500 });
  });
});
