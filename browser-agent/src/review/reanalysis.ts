import { list, number, record, text } from '../messages/decode.ts';
import type { Incident } from '../messages/observations.ts';
import type { ExamRule } from '../messages/sitting-document.ts';
import type { Grounds } from './mark-why.ts';
import { decodeNotAnalysed, decodeWhy, type NotAnalysed } from './review-document.ts';

/** A mark of a second look. */
export interface RunMark extends Grounds {
  readonly id: string;
  readonly rule: string;
  readonly label: string;
  /** What it would be as a proctor's own mark. */
  readonly violation: string;
  readonly endedAt: number;
  readonly value: number;
  readonly threshold: number;
  readonly unit: string;
  readonly confidence: number;
}

/** One second look at the recording: by whom, when, with what, and what was found. */
export interface Run {
  readonly id: string;
  readonly by: string;
  readonly at: number;
  readonly agent: string;
  readonly everyMs: Readonly<Record<string, number>>;
  readonly from: number;
  readonly to: number;
  readonly tookMs: number;
  readonly rules: readonly string[];
  readonly marks: readonly RunMark[];
  readonly notAnalysed: readonly NotAnalysed[];
}

/** The same as it is told to the server. */
export type RunReport = Omit<Run, 'by' | 'at' | 'marks' | 'notAnalysed'> & {
  readonly marks: readonly Incident[];
  readonly notAnalysed: readonly { rule: string; from: number; to: number; reason: string }[];
};

/** The rules of the sitting's snapshot, and every run by them, the newest first. */
export interface Reanalyses {
  readonly rules: readonly ExamRule[];
  readonly runs: readonly Run[];
}

export function decodeReanalyses(value: unknown): Reanalyses {
  const fields = record(value);
  return { rules: list(fields['rules'], decodeRule), runs: list(fields['runs'], decodeRun) };
}

function decodeRule(value: unknown): ExamRule {
  const fields = record(value);
  return {
    code: text(fields['code']),
    kind: 'condition',
    allowed: fields['allowed'] === true,
    lifted: fields['lifted'] === true,
    declined: false,
    controlled: fields['controlled'] === true,
    // Nobody is told anything of a recording.
    visible: false,
    thresholdSeconds: number(fields['thresholdSeconds']),
    label: '',
    explanation: '',
  };
}

function decodeRun(value: unknown): Run {
  const fields = record(value);
  const paces = Object.entries(record(fields['everyMs']));
  return {
    id: text(fields['id']),
    by: text(fields['by']),
    at: number(fields['at']),
    agent: text(fields['agent']),
    everyMs: Object.fromEntries(paces.map(([name, pace]) => [name, number(pace)])),
    from: number(fields['from']),
    to: number(fields['to']),
    tookMs: number(fields['tookMs']),
    rules: list(fields['rules'], text),
    marks: list(fields['marks'], decodeMark),
    notAnalysed: list(fields['notAnalysed'], decodeNotAnalysed),
  };
}

function decodeMark(value: unknown): RunMark {
  const fields = record(value);
  return {
    id: text(fields['id']),
    rule: text(fields['rule']),
    label: text(fields['label']),
    violation: text(fields['violation']),
    startedAt: number(fields['startedAt']),
    endedAt: number(fields['endedAt']),
    value: number(fields['value']),
    threshold: number(fields['threshold']),
    unit: text(fields['unit']),
    confidence: number(fields['confidence']),
    detector: text(fields['detector']),
    ...decodeWhy(fields['why']),
  };
}
