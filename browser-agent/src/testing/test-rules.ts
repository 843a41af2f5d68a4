import type { ExamRule } from '../messages/sitting-document.ts';

/** A rule as a test wants it: forbidden, controlled, visible, three seconds, unless it says otherwise. */
export function testRule(code: string, changes: Partial<ExamRule> = {}): ExamRule {
  return {
    code,
    kind: 'condition',
    allowed: false,
    lifted: false,
    declined: false,
    controlled: true,
    visible: true,
    thresholdSeconds: 3,
    label: code,
    explanation: '',
    ...changes,
  };
}

/** Ids that read 1, 2, 3. */
export function counting(): () => string {
  let last = 0;
  return () => String(++last);
}
