import { expect, it, vi } from 'vitest';
import { Signal } from '../browser/signal.ts';
import type { Segment } from '../messages/evidence.ts';
import type { SegmentOutcome } from '../uploader/segment-uploader.ts';
import { gapOfRefused, ledgerRefusals, unseenMark } from './refusals.ts';

const mark = { id: 'm', rule: 'active_window', startedAt: 5000, endedAt: 9000 };

it('makes a gap of a segment that was refused for good', () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const segment = { stream: 'screen', sequence: 7, startMs: 1000.4, durationMs: 4000 } as Segment;
  expect(gapOfRefused(segment, 'segment-too-large')).toMatchObject({
    stream: 'screen',
    from: 1000,
    to: 5000,
    cause: 'refused',
  });
});

it('shows the interval of a mark that was refused', () => {
  expect(unseenMark({ kind: 'incidents', body: mark, code: 'mark-of-another-sitting' })).toMatchObject({
    rule: 'active_window',
    from: 5000,
    to: 9000,
    reason: 'mark-refused',
  });
});

it('says nothing of a rule that is not watched, nor of refused intervals themselves', () => {
  expect(unseenMark({ kind: 'incidents', body: mark, code: 'rule-not-watched' })).toBeNull();
  expect(unseenMark({ kind: 'not-analysed', body: mark, code: 'invalid-request' })).toBeNull();
  expect(unseenMark({ kind: 'incidents', body: 'x', code: 'invalid-request' })).toBeNull();
});

it('ledgers what an uploader is refused, and nothing that arrived', () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const outcomes = new Signal<SegmentOutcome>();
  const report = vi.fn(async () => undefined);
  ledgerRefusals([{ outcomes }], { report });
  const segment = { stream: 'camera', sequence: 7, startMs: 1000, durationMs: 4000 } as Segment;
  outcomes.emit({ type: 'durable', segment });
  outcomes.emit({ type: 'refused', segment, code: 'recording-sealed' });
  expect(report).toHaveBeenCalledExactlyOnceWith(
    'gaps',
    expect.any(String),
    expect.objectContaining({ stream: 'camera', from: 1000, to: 5000, cause: 'refused' }),
  );
});
