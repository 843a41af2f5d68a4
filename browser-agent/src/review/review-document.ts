import { flag, list, number, numberOrNull, oneOf, record, text, textOrNull } from '../messages/decode.ts';
import { decodeReading } from '../messages/observations.ts';
import type { Grounds } from './mark-why.ts';
import type { Interval } from './track.ts';

const watchRules = ['nothing', 'marks', 'everything'] as const;
const verdicts = ['none', 'confirmed', 'dismissed'] as const;
export type Verdict = (typeof verdicts)[number];

/** What a detector or a proctor marked; wall clock in epoch milliseconds. */
export interface Mark {
  readonly id: string;
  /** Null for a proctor's own mark. */
  readonly rule: string | null;
  readonly label: string;
  readonly violation: string;
  readonly violationLabel: string;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly value: number;
  readonly threshold: number;
  readonly unit: string;
  readonly source: string;
  readonly verdict: Verdict;
  readonly note: string | null;
  /** 0–1, as the detector says. */
  readonly confidence: number;
  /** The machine's times where a human set others. */
  readonly proposed: Interval | null;
  /** What the machine's mark rests on; null for a proctor's own. */
  readonly why: Pick<Grounds, 'cause' | 'reading' | 'model'> | null;
  readonly detector: string;
  /** The examinee's own word on it; `late` when it came after the verdict. */
  readonly answer: { readonly words: string; readonly at: number; readonly late: boolean } | null;
}

/** What must be watched before a status, and by which rule of the institution. */
export interface ToWatch {
  readonly rule: (typeof watchRules)[number];
  readonly stretches: readonly Interval[];
}

/** Advice with its reasons. */
export interface Suggestion {
  readonly status: number | null;
  readonly reasons: readonly string[];
}

export interface NotAnalysed {
  readonly rule: string;
  readonly label: string;
  readonly from: number;
  readonly to: number | null;
  readonly reasonLabel: string;
}

export interface Status {
  readonly number: number;
  readonly label: string;
  readonly condition: string;
  readonly needsComment: boolean;
}

export interface Labelled {
  readonly code: string;
  readonly label: string;
}

/** What a browser found at the identification, in words. */
export interface IdentityHint {
  readonly code: string;
  /** It is worth a closer look. */
  readonly notable: boolean;
  readonly words: string;
}

/** What came after the recording was sealed; wall clock. */
export interface Supplement {
  readonly number: number;
  readonly signedAt: number;
  readonly stretches: readonly Interval[];
}

/** What the recording lacks in either stream: material for status 5, never for status 2. */
export interface Missing {
  readonly intervals: number;
  readonly milliseconds: number;
  /** The status for which it is enough by the institution's rules. */
  readonly suggested: number | null;
}

const identities = ['open', 'confirmed', 'refused'] as const;
export type IdentityState = (typeof identities)[number];

/** Everything about a sitting that the reviewer judges; texts are in the reader's language. */
export interface ReviewDocument {
  readonly sitting: {
    readonly exam: string;
    readonly examinee: string;
    readonly startedAt: number | null;
    readonly dueAt: number | null;
    /** The institution's, in which its dates are shown. */
    readonly zone: string;
    readonly sealed: boolean;
    readonly missing: Missing;
  };
  readonly recording: string;
  readonly marks: readonly Mark[];
  readonly notAnalysed: readonly NotAnalysed[];
  readonly violations: readonly Labelled[];
  readonly statuses: readonly Status[];
  readonly identity: {
    readonly state: IdentityState;
    readonly note: string;
    /** What the examinee's browser found at the identification. */
    readonly hints: readonly IdentityHint[];
  };
  readonly documentKind: string | null;
  readonly coverage: readonly Interval[];
  readonly toWatch: ToWatch;
  readonly suggestion: Suggestion;
  readonly supplements: readonly Supplement[];
  readonly review: {
    readonly version: number;
    readonly status: number;
    readonly comment: string;
    /** Recording or marks changed after the status. */
    readonly changedSince: boolean;
    /** What whoever set the status had seen by then. */
    readonly watched: readonly Interval[];
    /** That the reader's status calls for on violations; its path is null while it is still to be drawn up. */
    readonly act: { readonly path: string | null } | null;
  } | null;
  /** The reader's own opinion is awaited beside a review, of which nothing is told until then. */
  readonly secondOpinion: boolean;
}

export function decodeReview(value: unknown): ReviewDocument {
  const fields = record(value);
  const sitting = record(fields['sitting']);
  const identity = record(fields['identity']);
  const review = fields['review'] === null ? null : record(fields['review']);
  return {
    sitting: {
      exam: text(sitting['exam']),
      examinee: text(sitting['examinee']),
      startedAt: numberOrNull(sitting['startedAt']),
      dueAt: numberOrNull(sitting['dueAt']),
      zone: text(sitting['zone']),
      sealed: flag(sitting['evidenceSealed']),
      missing: decodeMissing(sitting['missing']),
    },
    recording: text(fields['recording']),
    marks: list(fields['marks'], decodeMark),
    notAnalysed: list(fields['notAnalysed'], decodeNotAnalysed),
    violations: list(fields['violations'], (item) => ({
      code: text(record(item)['code']),
      label: text(record(item)['label']),
    })),
    statuses: list(fields['statuses'], decodeStatus),
    identity: {
      state: oneOf(identity['state'], identities, 'identity'),
      note: text(identity['note']),
      hints: list(identity['hints'], decodeIdentityHint),
    },
    documentKind: textOrNull(fields['documentKind']),
    coverage: list(fields['coverage'], decodeInterval),
    toWatch: decodeToWatch(fields['toWatch']),
    suggestion: {
      status: numberOrNull(record(fields['suggestion'])['status']),
      reasons: list(record(fields['suggestion'])['reasons'], text),
    },
    supplements: list(fields['supplements'], record).map((supplement) => ({
      number: number(supplement['number']),
      signedAt: number(supplement['signedAt']),
      stretches: list(supplement['stretches'], decodeInterval),
    })),
    review: review && {
      version: number(review['version']),
      status: number(review['status']),
      comment: text(review['comment']),
      changedSince: flag(review['changedSince']),
      watched: list(review['watched'], decodeInterval),
      act: review['act'] ? { path: textOrNull(record(review['act'])['path']) } : null,
    },
    secondOpinion: flag(fields['secondOpinion']),
  };
}

function decodeMissing(value: unknown): Missing {
  const fields = record(value);
  return {
    intervals: number(fields['intervals']),
    milliseconds: number(fields['milliseconds']),
    suggested: numberOrNull(fields['suggested']),
  };
}

function decodeIdentityHint(value: unknown): IdentityHint {
  const hint = record(value);
  return { code: text(hint['code']), notable: flag(hint['notable']), words: text(hint['words']) };
}

function decodeToWatch(value: unknown): ToWatch {
  const fields = record(value);
  return {
    rule: oneOf(fields['rule'], watchRules, 'rule of watching'),
    stretches: list(fields['stretches'], decodeInterval),
  };
}

function decodeAnswer(value: unknown): Mark['answer'] {
  const fields = record(value);
  return { words: text(fields['words']), at: number(fields['at']), late: flag(fields['late']) };
}

function decodeInterval(pair: unknown): Interval {
  const [from, to] = list(pair, number);
  return { from: from ?? 0, to: to ?? 0 };
}

function decodeMark(value: unknown): Mark {
  const fields = record(value);
  return {
    id: text(fields['id']),
    rule: textOrNull(fields['rule']),
    label: text(fields['label']),
    violation: text(fields['violation']),
    violationLabel: text(fields['violationLabel']),
    startedAt: number(fields['startedAt']),
    endedAt: numberOrNull(fields['endedAt']),
    value: number(fields['value']),
    threshold: number(fields['threshold']),
    unit: text(fields['unit']),
    source: text(fields['source']),
    verdict: oneOf(fields['verdict'], verdicts, 'verdict'),
    note: textOrNull(fields['note']),
    confidence: number(fields['confidence']),
    proposed: fields['proposed'] === null ? null : decodeInterval(fields['proposed']),
    why: fields['why'] === null ? null : decodeWhy(fields['why']),
    detector: text(fields['detector']),
    answer: fields['answer'] === null ? null : decodeAnswer(fields['answer']),
  };
}

export function decodeWhy(value: unknown): Pick<Grounds, 'cause' | 'reading' | 'model'> {
  const fields = record(value);
  return {
    cause: textOrNull(fields['cause']),
    reading: decodeReading(fields['reading']),
    model: textOrNull(fields['model']),
  };
}

export function decodeNotAnalysed(value: unknown): NotAnalysed {
  const fields = record(value);
  return {
    rule: text(fields['rule']),
    label: text(fields['label']),
    from: number(fields['from']),
    to: numberOrNull(fields['to']),
    reasonLabel: text(fields['reasonLabel']),
  };
}

function decodeStatus(value: unknown): Status {
  const fields = record(value);
  return {
    number: number(fields['number']),
    label: text(fields['label']),
    condition: text(fields['condition']),
    needsComment: flag(fields['needsComment']),
  };
}
