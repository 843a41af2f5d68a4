import { describe, expect, it } from 'vitest';
import { play } from '../testing/test-observations.ts';
import { testRule } from '../testing/test-rules.ts';
import { screens } from '../testing/test-screens.ts';

describe('R4-037 R4-050 what is on the screen', () => {
  it('marks a messenger as long as it is there, with how sure that is', () => {
    const { incidents, notices } = play(
      [testRule('messengers')],
      screens(60_000, 'messenger', 10_000, 25_000),
      60_000,
    );
    expect(incidents).toEqual([
      expect.objectContaining({
        startedAt: 10_000,
        endedAt: 25_000,
        value: 15,
        confidence: 0.7,
        detector: 'screen-text-tesseract-7/1',
      }),
    ]);
    expect(notices).toEqual([{ rule: 'messengers', cause: 'messenger-shown', at: 13_000 }]);
  });

  it('marks remote control with the web sites, in its own words', () => {
    const { notices } = play(
      [testRule('websites')],
      screens(60_000, 'remote-control', 10_000, 25_000),
      60_000,
    );
    expect(notices.map(({ cause }) => cause)).toEqual(['remote-control-shown']);
  });

  it('marks neither the exam, nor another page of the platform, nor what another rule forbids', () => {
    const rules = [testRule('websites'), testRule('excel')];
    expect(play(rules, screens(60_000, 'platform', 10_000, 25_000), 60_000).incidents).toEqual([]);
    expect(play(rules, screens(60_000, 'calculator', 10_000, 25_000), 60_000).incidents).toEqual([]);
  });

  it('claims nothing while nobody looks', () => {
    const seen = screens(12_000, 'messenger', 10_000, 12_000);
    const { incidents } = play([testRule('messengers')], seen, 120_000);
    expect(incidents.every(({ value }) => value < 31)).toBe(true);
  });
});
