import { flag, list, number, numberOrNull, oneOf, record, text, textOrNull } from './decode.ts';
import { decodeInstruction, type Instruction } from './instruction.ts';
import { type Quality, qualities } from './quality.ts';

export const sittingStates = [
  'launched',
  'consented',
  'checked',
  'identified',
  'running',
  'paused',
  'finished',
  'declined',
  'terminated',
  'abandoned',
  'expired',
] as const;
export type SittingState = (typeof sittingStates)[number];

export const admissions = ['none', 'pending', 'delivered', 'refused'] as const;
export type Admission = (typeof admissions)[number];

/** How the quiz is shown now; a frame that failed has become a tab. */
export const presentations = ['tab', 'framed', 'full-screen', 'tab-only'] as const;
export type Presentation = (typeof presentations)[number];

/** The quiz is part of the exam window. */
export function isFramed(presentation: Presentation): boolean {
  return presentation === 'framed' || presentation === 'full-screen';
}

/** Why a framed quiz was moved to its own tab. */
export const unframings = ['signed-out', 'not-shown'] as const;
export type Unframing = (typeof unframings)[number];

/** One row of the rule matrix as frozen for this sitting (R2-024). */
export interface ExamRule {
  readonly code: string;
  readonly kind: string;
  readonly allowed: boolean;
  readonly lifted: boolean;
  /** Watching it needs a consent of its own, which was not given. */
  readonly declined: boolean;
  readonly controlled: boolean;
  readonly visible: boolean;
  readonly thresholdSeconds: number;
  readonly label: string;
  readonly explanation: string;
}

export interface Labelled {
  readonly code: string;
  readonly label: string;
}

/** A statement of the consent; one that is not required may stay open. */
export interface Tick extends Labelled {
  readonly required: boolean;
}

export interface ConsentText {
  readonly version: string;
  readonly title: string;
  /** When the consent was given that still stands; the ticks are then those of this exam alone. */
  readonly givenAt: number | null;
  readonly sections: readonly { readonly title: string; readonly text: string }[];
  /** Statements to be ticked, each with its own words. */
  readonly ticks: readonly Tick[];
  readonly representativeRequired: boolean;
  readonly representativeRecorded: boolean;
}

/** The state document: everything the exam window knows of its sitting comes from here. */
export interface SittingDocument {
  readonly id: string;
  readonly state: SittingState;
  readonly serverTime: number;
  readonly exam: {
    readonly title: string;
    readonly kind: string;
    readonly mode: string;
    readonly quizAddress: string;
    readonly opensAt: number | null;
    readonly closesAt: number | null;
  };
  readonly examinee: { readonly name: string };
  readonly rules: readonly ExamRule[];
  readonly customRules: readonly string[];
  /** To be read before the consent; empty once it is given. */
  readonly instructions: readonly Instruction[];
  readonly consent: ConsentText;
  readonly documentKinds: readonly Labelled[];
  readonly requirements: { readonly uploadKbitPerSecond: number; readonly storageBytes: number };
  readonly admission: Admission;
  readonly heartbeatSeconds: number;
  readonly presentation: Presentation;
  readonly quality: Quality;
  readonly unframedBecause: Unframing | null;
  readonly loaderToken: string | null;
  readonly submission: {
    readonly confirmedAt: number | null;
    readonly gateClosesAt: number | null;
    readonly gateClosed: boolean;
  };
  readonly evidenceComplete: boolean;
  readonly terminationReason: string | null;
  /** The platform opens and ends its quiz itself (LTI Proctoring Services). */
  readonly platformAssessment: boolean;
  /** Where a refused examinee goes back to the platform; null when there is nowhere to go. */
  readonly leaveAddress: string | null;
}

/** Whoever may use other windows, also by an accommodation, is not held in this one. */
export function wantsFullScreen({
  presentation,
  rules,
}: Pick<SittingDocument, 'presentation' | 'rules'>): boolean {
  const free = rules.some(({ code, allowed, lifted }) => code === 'active_window' && (allowed || lifted));
  return presentation === 'full-screen' && !free;
}

export function decodeSittingDocument(value: unknown): SittingDocument {
  const fields = record(value);
  const requirements = record(fields['requirements']);
  return {
    id: text(fields['id']),
    state: oneOf(fields['state'], sittingStates, 'sitting state'),
    serverTime: number(fields['serverTime'], Date.now()),
    exam: decodeExam(fields['exam']),
    examinee: { name: text(record(fields['examinee'])['name']) },
    rules: list(fields['rules'], decodeRule),
    customRules: list(fields['customRules'], (rule) => text(rule)),
    instructions: list(fields['instructions'], decodeInstruction),
    consent: decodeConsent(fields['consent']),
    documentKinds: list(fields['documentKinds'], decodeLabelled),
    requirements: {
      uploadKbitPerSecond: number(requirements['uploadKbitPerSecond'], 1000),
      storageBytes: number(requirements['storageBytes'], 1_500_000_000),
    },
    admission: oneOf(fields['admission'] ?? 'none', admissions, 'admission'),
    heartbeatSeconds: number(record(fields['presence'])['heartbeatSeconds'], 5),
    quality: oneOf(fields['quality'] ?? 'standard', qualities, 'quality'),
    presentation: oneOf(fields['presentation'] ?? 'tab', presentations, 'presentation'),
    unframedBecause: unframing(fields['unframedBecause']),
    loaderToken: textOrNull(fields['loaderToken']),
    submission: decodeSubmission(fields['submission']),
    evidenceComplete: flag(fields['evidenceComplete']),
    terminationReason: textOrNull(fields['terminationReason']),
    platformAssessment: flag(fields['platformAssessment']),
    leaveAddress: textOrNull(fields['leaveAddress']),
  };
}

function unframing(value: unknown): Unframing | null {
  return value === null || value === undefined ? null : oneOf(value, unframings, 'reason for unframing');
}

function decodeExam(value: unknown): SittingDocument['exam'] {
  const fields = record(value);
  return {
    title: text(fields['title']),
    kind: text(fields['kind']),
    mode: text(fields['mode']),
    quizAddress: text(fields['quizAddress']),
    opensAt: numberOrNull(fields['opensAt']),
    closesAt: numberOrNull(fields['closesAt']),
  };
}

function decodeRule(value: unknown): ExamRule {
  const fields = record(value);
  return {
    code: text(fields['code']),
    kind: text(fields['kind']),
    allowed: flag(fields['allowed']),
    lifted: flag(fields['lifted']),
    declined: flag(fields['declined']),
    controlled: flag(fields['controlled']),
    visible: flag(fields['visible']),
    thresholdSeconds: number(fields['thresholdSeconds']),
    label: text(fields['label']),
    explanation: text(fields['explanation']),
  };
}

function decodeLabelled(value: unknown): Labelled {
  const fields = record(value);
  return { code: text(fields['code']), label: text(fields['label']) };
}

function decodeConsent(value: unknown): ConsentText {
  const fields = record(value);
  return {
    version: text(fields['version']),
    title: text(fields['title']),
    givenAt: numberOrNull(fields['givenAt']),
    sections: list(fields['sections'], (section) => ({
      title: text(record(section)['title']),
      text: text(record(section)['text']),
    })),
    ticks: list(fields['ticks'], (tick) => ({
      ...decodeLabelled(tick),
      required: flag(record(tick)['required']),
    })),
    representativeRequired: flag(fields['representativeRequired']),
    representativeRecorded: flag(fields['representativeRecorded']),
  };
}

function decodeSubmission(value: unknown): SittingDocument['submission'] {
  const fields = record(value);
  return {
    confirmedAt: numberOrNull(fields['confirmedAt']),
    gateClosesAt: numberOrNull(fields['gateClosesAt']),
    gateClosed: flag(fields['gateClosed']),
  };
}
