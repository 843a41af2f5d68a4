import { describe, expect, it, vi } from 'vitest';
import { Signal } from '../browser/signal.ts';
import { testRule } from '../testing/test-rules.ts';
import { FilledScreen } from './filled-screen.ts';
import type { Parts } from './parts.ts';

interface Situation {
  readonly presentation?: 'framed' | 'full-screen';
  readonly offered?: boolean;
  readonly lifted?: boolean;
}

function exam({ presentation = 'full-screen', offered = true, lifted = false }: Situation) {
  const changed = new Signal<boolean>();
  const fullScreen = { changed, offered, on: true, leave: vi.fn() };
  const submission: { confirmedAt: number | null } = { confirmedAt: null };
  const document = { presentation, rules: [testRule('active_window', { lifted })], submission };
  const observe = vi.fn();
  const outOfFullScreen = vi.fn();
  const parts = { fullScreen, sitting: { document }, clock: { now: () => 5000 } };
  const filled = new FilledScreen(
    parts as unknown as Pick<Parts, 'fullScreen' | 'sitting' | 'clock'>,
    { observe },
    { outOfFullScreen },
  );
  const turn = (on: boolean) => {
    fullScreen.on = on;
    changed.emit(on);
  };
  return { filled, turn, observe, outOfFullScreen, fullScreen, submission };
}

describe('exam in full screen', () => {
  it('R4-044 tells the rules of leaving and coming back, and shows the student the way', () => {
    const { filled, turn, observe, outOfFullScreen } = exam({});
    filled.begin();
    turn(false);
    expect(observe).toHaveBeenLastCalledWith({ kind: 'full-screen', at: 5000, on: false });
    expect(outOfFullScreen).toHaveBeenLastCalledWith(true);
    turn(true);
    expect(observe).toHaveBeenLastCalledWith({ kind: 'full-screen', at: 5000, on: true });
    expect(outOfFullScreen).toHaveBeenLastCalledWith(false);
  });

  it('asks nobody back who has handed in', () => {
    const { filled, turn, outOfFullScreen, submission } = exam({});
    filled.begin();
    submission.confirmedAt = 4000;
    turn(false);
    expect(outOfFullScreen).toHaveBeenLastCalledWith(false);
  });

  it('ends with the framed quiz', () => {
    const { filled, turn, observe, outOfFullScreen, fullScreen } = exam({});
    filled.begin();
    filled.stop();
    expect(fullScreen.leave).toHaveBeenCalledOnce();
    observe.mockClear();
    turn(false);
    expect(observe).not.toHaveBeenCalled();
    expect(outOfFullScreen).toHaveBeenLastCalledWith(false);
  });

  it('says nothing where it is not asked for, not to be had, or the student may use other windows', () => {
    const without: readonly Situation[] = [{ presentation: 'framed' }, { offered: false }, { lifted: true }];
    for (const situation of without) {
      const { filled, turn, observe, outOfFullScreen } = exam(situation);
      filled.begin();
      turn(false);
      filled.show();
      expect(observe).not.toHaveBeenCalled();
      expect(outOfFullScreen).not.toHaveBeenCalledWith(true);
    }
  });
});
