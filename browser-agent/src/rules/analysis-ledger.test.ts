import { describe, expect, it } from 'vitest';
import { counting } from '../testing/test-rules.ts';
import { AnalysisLedger } from './analysis-ledger.ts';

describe('not analysed', () => {
  it('opens one interval for each watched rule and closes it when seeing begins', () => {
    const ledger = new AnalysisLedger(['active_window', 'task_copying'], counting());
    const opened = ledger.blind(['active_window', 'cursor_on_page', 'task_copying'], 'no-loader', 1000);
    expect(opened).toMatchObject([
      { rule: 'active_window', from: 1000, to: null, reason: 'no-loader' },
      { rule: 'task_copying', from: 1000, to: null, reason: 'no-loader' },
    ]);
    expect(ledger.blind(['active_window'], 'no-loader', 2000)).toEqual([]);
    expect(ledger.seeing(['active_window'], 9000)).toMatchObject([{ id: '1', from: 1000, to: 9000 }]);
    expect(ledger.close(10_000)).toMatchObject([{ rule: 'task_copying', to: 10_000 }]);
  });

  it('goes on over a reload of the exam window until somebody sees again', () => {
    const before = new AnalysisLedger(['active_window', 'camera_picture'], counting());
    before.blind(['active_window'], 'no-loader', 1000);
    const after = new AnalysisLedger(['active_window', 'camera_picture'], () => 'another');
    after.resume(before.open);
    expect(after.blind(['active_window'], 'no-loader', 9000)).toEqual([]);
    expect(after.seeing(['active_window'], 12_000)).toMatchObject([{ id: '1', from: 1000, to: 12_000 }]);
    expect(after.open).toEqual([]);
  });
});
