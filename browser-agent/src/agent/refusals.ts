import type { Gap, Segment } from '../messages/evidence.ts';
import { type NotAnalysed, watchedRules } from '../messages/observations.ts';
import type { Refusal, ReportUploader } from '../uploader/report-uploader.ts';
import type { SegmentUploader } from '../uploader/segment-uploader.ts';

/** Makes a gap of every segment that one of these is refused for good. */
export function ledgerRefusals(
  uploaders: readonly Pick<SegmentUploader, 'outcomes'>[],
  reports: Pick<ReportUploader, 'report'>,
): void {
  for (const uploader of uploaders) {
    uploader.outcomes.listen((outcome) => {
      if (outcome.type === 'refused') {
        ledger(reports, gapOfRefused(outcome.segment, outcome.code));
      }
    });
  }
}

/** Hands a gap over for the server. */
export function ledger(reports: Pick<ReportUploader, 'report'>, gap: Gap): void {
  void reports
    .report('gaps', gap.id, gap)
    .catch((cause: unknown) => console.error('a gap stays unreported', cause));
}

/** What the server will never take is missing for good, and the proctor is to see where. */
export function gapOfRefused(segment: Segment, code: string): Gap {
  console.error(`segment ${segment.stream}/${segment.sequence} refused: ${code}`);
  const from = Math.round(segment.startMs);
  const to = Math.round(segment.startMs + segment.durationMs);
  return { id: crypto.randomUUID(), stream: segment.stream, from, to, cause: 'refused' };
}

/**
 * The interval of a mark that was refused, so that it does not vanish. Null when the rule is not watched at all: then
 * there was nothing to mark.
 */
export function unseenMark({ kind, body, code }: Refusal): NotAnalysed | null {
  if (kind !== 'incidents' || code === 'rule-not-watched' || typeof body !== 'object' || body === null) {
    return null;
  }
  const mark = body as Readonly<Record<string, unknown>>;
  const rule = watchedRules.find((one) => one === mark['rule']);
  const from = mark['startedAt'];
  if (rule === undefined || typeof from !== 'number') {
    return null;
  }
  const to = typeof mark['endedAt'] === 'number' ? mark['endedAt'] : from;
  return { id: crypto.randomUUID(), rule, from, to, reason: 'mark-refused' };
}
