import { describe, expect, it } from 'vitest';
import { watchedRules } from '../messages/observations.ts';
import { conditionsFor } from '../rules/conditions.ts';
import { modelsOf } from './model-versions.ts';

/** Detectors that look at facts and statistics and need no model. */
const withoutModel =
  /^(quiz|exam-window|full-screen|displays|screen-share|microphone-level|camera-picture|picture-light|device-labels)/;

const detectors = watchedRules.flatMap((rule) =>
  conditionsFor(rule, () => false).map(({ detector }) => detector),
);

describe('R2-066 the models behind a mark', () => {
  it('are named with version and digest for every detector that uses one', () => {
    for (const detector of new Set(detectors)) {
      if (withoutModel.test(detector)) {
        expect(modelsOf(detector)).toBeNull();
      } else {
        expect(modelsOf(detector), detector).toMatch(/^(\S+@[\d.]+#[0-9a-f]{8} ?)+$/);
      }
    }
  });

  it('are named in no more letters than the server takes', () => {
    expect(Math.max(...detectors.map((detector) => modelsOf(detector)?.length ?? 0))).toBeLessThanOrEqual(
      200,
    );
  });
});
