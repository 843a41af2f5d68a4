import type { Observation } from '../messages/observations.ts';
import type { ScreenClass } from '../messages/screen-reading.ts';

/** A look a second at the exam's page, and from one instant to another at something else as well. */
export function screens(
  untilMs: number,
  other: ScreenClass,
  from: number,
  to: number,
): readonly Observation[] {
  return Array.from({ length: untilMs / 1000 }, (_, index) => {
    const at = index * 1000;
    const exam = { class: 'exam', confidence: 0.9 } as const;
    const shown = at >= from && at < to ? [exam, { class: other, confidence: 0.7 }] : [exam];
    return { kind: 'screen', at, shown };
  });
}
