// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { decodeReview, type Missing } from './review-document.ts';
import { StatusPanel } from './status-panel.ts';
import { textsFor } from './texts/index.ts';

const statuses = [1, 2, 3, 4, 5, 6].map((number) => ({ number, label: 'label', condition: 'condition' }));

describe('what the recording lacks, beside the statuses', () => {
  let panel: StatusPanel;
  let sent: [number, string, number][] = [];
  let drawn = 0;
  let asked: Promise<unknown> = Promise.resolve();
  const show = (missing: Missing, more: object = {}) =>
    panel.show(
      decodeReview({
        sitting: { evidenceSealed: true, missing },
        identity: { state: 'confirmed' },
        statuses,
        toWatch: { rule: 'nothing', stretches: [] },
        suggestion: { status: null, reasons: [] },
        review: null,
        ...more,
      }),
    );
  const nothingMissing = { intervals: 0, milliseconds: 0, suggested: null };
  const words = (status: number) =>
    panel.element.querySelector(`label[for="status-${status}"] [data-test="status-missing"]`)?.textContent;

  beforeEach(() => {
    panel = new StatusPanel(textsFor('en'), (wallClock) => wallClock, {
      save: async (...status) => {
        sent.push(status);
      },
      drawUpAct: () => {
        drawn += 1;
        return asked;
      },
    });
    sent = [];
    drawn = 0;
  });

  it('is told at status 5 and at no other', () => {
    show({ intervals: 2, milliseconds: 90_000, suggested: null });
    expect(words(5)).toBe('Gaps in the recording: 2, 00:01:30 in all.');
    expect([1, 2, 3, 4, 6].map(words)).toEqual(Array(5).fill(undefined));
  });

  it('suggests status 5 and chooses none', () => {
    show({ intervals: 0, milliseconds: 0, suggested: null });
    expect(words(5)).toBe('');
    show({ intervals: 3, milliseconds: 3_600_000, suggested: 5 }, { suggestion: { status: 5, reasons: [] } });
    expect(words(5)).toContain('Suggested');
    expect(panel.element.querySelector('input:checked')).toBeNull();
  });

  it('does not contradict what is suggested for other reasons', () => {
    show({ intervals: 3, milliseconds: 3_600_000, suggested: 5 }, { suggestion: { status: 2, reasons: [] } });
    expect(words(2)).toBeUndefined();
    expect(words(5)).not.toContain('Suggested');
  });

  it('R2-067 shows the suggested status with its reasons and chooses none', () => {
    show(nothingMissing, { suggestion: { status: 3, reasons: ['Voices: confirmed'] } });
    const advice = panel.element.querySelector('[data-test=status-advice]');
    expect(advice?.textContent).toBe('Suggested: 3. labelVoices: confirmed');
    expect(panel.element.querySelector('input:checked')).toBeNull();
  });

  it('sets no status but 6 while something is to be watched', () => {
    show(nothingMissing);
    panel.demand(true);
    const choose = (status: number) => {
      for (const choice of panel.element.querySelectorAll<HTMLInputElement>('input[name=status]')) {
        choice.checked = choice.value === String(status);
      }
      panel.element.querySelector('[role=radiogroup]')?.dispatchEvent(new Event('change'));
      return panel.element.querySelector<HTMLButtonElement>('[data-test=status-save]')?.disabled;
    };
    expect([choose(1), choose(6)]).toEqual([true, false]);
    panel.demand(false);
    expect(choose(1)).toBe(false);
  });

  const review = (version: number, status: number, comment: string) => ({
    review: { version, status, comment, changedSince: false, watched: [] },
  });
  const comment = () => panel.element.querySelector<HTMLTextAreaElement>('[data-test=status-comment]');

  it('R4-056 offers the act that a status calls for by one button, and leads to it once it is there', async () => {
    const part = (name: string) => panel.element.querySelector<HTMLElement>(`[data-test=${name}]`);
    const call = (act: object | null) =>
      show(nothingMissing, { review: { ...review(1, 2, 'a telephone').review, act } });
    show(nothingMissing, review(1, 2, 'a telephone'));
    expect(part('act')?.hidden).toBe(true);

    call({ path: null });
    expect([part('act')?.hidden, part('draw-up-act')?.hidden, part('open-act')?.hidden]).toEqual([
      false,
      false,
      true,
    ]);
    let answered: () => void = () => undefined;
    asked = new Promise<void>((resolve) => {
      answered = resolve;
    });
    part('draw-up-act')?.click();
    part('draw-up-act')?.click();
    expect(drawn).toBe(1);
    answered();
    await vi.waitFor(() => expect(part('draw-up-act')?.hasAttribute('disabled')).toBe(false));

    call({ path: '/papers/7' });
    expect([part('draw-up-act')?.hidden, part('open-act')?.hidden]).toEqual([true, false]);
    expect(part('open-act')?.getAttribute('href')).toBe('/papers/7');

    call(null);
    expect(part('act')?.hidden).toBe(true);
  });

  it('answers to the version that was shown', () => {
    show(nothingMissing, review(3, 1, ''));
    panel.save();
    expect(sent).toEqual([[1, '', 3]]);
  });

  it('shows what another proctor set meanwhile', () => {
    show(nothingMissing);
    show(nothingMissing, review(1, 2, 'a telephone'));
    expect(comment()?.value).toBe('a telephone');
    expect(panel.element.querySelector('input:checked')?.id).toBe('status-2');
  });

  it('keeps words and choice of its own beside what another proctor set meanwhile', () => {
    show(nothingMissing);
    const words = comment();
    if (words) {
      words.value = 'no sound';
    }
    show(nothingMissing, review(1, 2, 'a telephone'));
    expect(comment()?.value).toBe('no sound');
    expect(panel.element.querySelector('[data-test=status-current]')?.textContent).toContain('a telephone');
  });
});
