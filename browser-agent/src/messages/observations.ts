import { number, numberOrNull, oneOf, record, text, textOrNull } from './decode.ts';
import type { Face, Gaze, SeenObject, Shown } from './detector-messages.ts';
import type { GazeBaseline } from './gaze.ts';

/** What the loader in the quiz page reports; the wire names of the contract. */
export const quizSignalTypes = [
  'visible',
  'hidden',
  'focus',
  'blur',
  'cursor-left',
  'cursor-back',
  'copy',
  'cut',
  'paste',
  'print',
  'page-open',
  'page-close',
] as const;
export type QuizSignalType = (typeof quizSignalTypes)[number];

/** The device that records. */
export interface CaptureDevice {
  readonly kind: 'capture-device';
  readonly at: number;
  readonly device: 'camera' | 'microphone';
  readonly id: string;
  readonly label: string;
  /** Seen by a page before this one, which has told of it. */
  readonly told?: boolean;
}

/** What a part of the agent saw, as numbers and facts; whether it matters is decided by the rules alone. */
export type Observation =
  | { readonly kind: 'quiz'; readonly at: number; readonly page: string; readonly signal: QuizSignalType }
  | { readonly kind: 'quiz-frame'; readonly at: number; readonly shown: boolean }
  | { readonly kind: 'full-screen'; readonly at: number; readonly on: boolean }
  | { readonly kind: 'quiz-over'; readonly at: number; readonly over: boolean }
  | {
      readonly kind: 'exam-window';
      readonly at: number;
      /** Its page or its window on top has the focus. */
      readonly focused: boolean;
      /** Its page can be seen; the window on top always can. */
      readonly visible: boolean;
      readonly pointer: boolean;
    }
  | { readonly kind: 'camera-track'; readonly at: number; readonly live: boolean }
  | {
      readonly kind: 'picture';
      readonly at: number;
      readonly mean: number;
      readonly deviation: number;
      readonly difference: number;
      readonly middle: number;
      readonly glaring: number;
    }
  | {
      readonly kind: 'faces';
      readonly at: number;
      readonly faces: readonly Face[];
      readonly mean: number;
      readonly deviation: number;
    }
  | { readonly kind: 'gaze'; readonly at: number; readonly gaze: Gaze }
  /** Where this student looks when the screen is looked at. */
  | { readonly kind: 'gaze-baseline'; readonly at: number; readonly baseline: GazeBaseline }
  | {
      readonly kind: 'objects';
      readonly at: number;
      readonly objects: readonly SeenObject[];
      readonly mean: number;
    }
  /** How far the face is from the one in the photograph. */
  | { readonly kind: 'person'; readonly at: number; readonly distance: number }
  | { readonly kind: 'microphone-track'; readonly at: number; readonly live: boolean }
  | CaptureDevice
  /** Names of what is connected for sound, in and out. */
  | { readonly kind: 'sound-devices'; readonly at: number; readonly labels: readonly string[] }
  | { readonly kind: 'sound'; readonly at: number; readonly rms: number }
  | { readonly kind: 'speech'; readonly at: number; readonly probability: number; readonly rms: number }
  | { readonly kind: 'screen'; readonly at: number; readonly shown: readonly Shown[] }
  | { readonly kind: 'screen-track'; readonly at: number; readonly live: boolean; readonly monitor: boolean }
  | { readonly kind: 'displays'; readonly at: number; readonly extended: boolean };

/** Rules this agent can watch. */
export const watchedRules = [
  'active_window',
  'cursor_on_page',
  'task_copying',
  'single_display',
  'microphone_on',
  'camera_picture',
  'whole_screen',
  'absence_in_frame',
  'human_assistant',
  'light',
  'voices',
  'wrong_gaze_direction',
  'books',
  'gadgets',
  'same_person',
  'headphones',
  'websites',
  'messengers',
  'calculator',
  'excel',
] as const;
export type WatchedRule = (typeof watchedRules)[number];

/** Why a condition is broken: chooses the words of the notice. */
export const incidentCauses = [
  'quiz-left',
  'full-screen-left',
  'cursor-left',
  'copied',
  'printed',
  'second-display',
  'microphone-lost',
  'microphone-silent',
  'microphone-swapped',
  'microphone-made-up',
  'camera-lost',
  'camera-covered',
  'camera-frozen',
  'camera-swapped',
  'camera-made-up',
  'headphones-connected',
  'share-stopped',
  'not-whole-screen',
  'face-missing',
  'face-cut',
  'second-person',
  'room-dark',
  'backlit',
  'voices',
  'own-speech',
  'gaze-away',
  'gaze-glances',
  'book-seen',
  'computer-seen',
  'screen-seen',
  'phone-seen',
  'other-person',
  'website-shown',
  'messenger-shown',
  'calculator-shown',
  'spreadsheet-shown',
  'remote-control-shown',
] as const;
export type IncidentCause = (typeof incidentCauses)[number];

/** What a detector's number is of, and thereby its unit. */
export const readingKinds = [
  /** How sure the model is of a face, or of a thing, 0–1. */
  'face-score',
  'thing-score',
  /** Part of the face within the picture, 0–1. */
  'face-part',
  /** Degrees from straight ahead, sideways and up or down. */
  'yaw',
  'pitch',
  /** How far the irises are from straight ahead, in parts of the eye. */
  'iris',
  /** How open the eyes are, in parts of the usual. */
  'lids',
  /** Between this face and the photograph, dlib's measure. */
  'face-distance',
  /** How likely somebody spoke, 0–1. */
  'speech',
  /** Decibels below full scale. */
  'loudness',
  /** Mean luma of the picture, or of its middle, 0–255. */
  'light',
  'middle-light',
  /** How much the shades differ within the picture, and from the picture before, 0–255. */
  'contrast',
  'change',
] as const;
export type ReadingKind = (typeof readingKinds)[number];

/** What a detector measured, and beyond which limit that tells. */
export interface Reading {
  readonly of: ReadingKind;
  readonly value: number;
  readonly limit: number;
}

export function decodeReading(value: unknown): Reading | null {
  if (value === null || value === undefined) {
    return null;
  }
  const fields = record(value);
  return {
    of: oneOf(fields['of'], readingKinds, 'reading'),
    value: number(fields['value']),
    limit: number(fields['limit']),
  };
}

/** A mark as the server stores it; the same id again moves its end and value. */
export interface Incident {
  readonly id: string;
  readonly rule: WatchedRule;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly value: number;
  readonly threshold: number;
  readonly unit: 's' | 'count';
  readonly confidence: number;
  readonly detector: string;
  readonly source: 'agent' | 'loader';
  readonly noticeShownAt: number | null;
  /** What of the rule was broken. */
  readonly cause: IncidentCause | null;
  /** As far beyond the limit as it came. */
  readonly reading: Reading | null;
  /** The models that looked, with versions; null where none was needed. */
  readonly model: string | null;
}

export function decodeIncident(value: unknown): Incident {
  const fields = record(value);
  return {
    id: text(fields['id']),
    rule: oneOf(fields['rule'], watchedRules, 'rule'),
    startedAt: number(fields['startedAt']),
    endedAt: numberOrNull(fields['endedAt']),
    value: number(fields['value']),
    threshold: number(fields['threshold']),
    unit: oneOf(fields['unit'], ['s', 'count'], 'unit'),
    confidence: number(fields['confidence']),
    detector: text(fields['detector']),
    source: oneOf(fields['source'], ['agent', 'loader'], 'source'),
    noticeShownAt: numberOrNull(fields['noticeShownAt']),
    cause: incidentCauses.find((cause) => cause === fields['cause']) ?? null,
    reading: decodeReading(fields['reading']),
    model: textOrNull(fields['model']),
  };
}

/** What the student is told at once. */
export interface RuleNotice {
  readonly rule: WatchedRule;
  readonly cause: IncidentCause;
  readonly at: number;
}

const notAnalysedReasons = [
  'no-loader',
  'detector-failed',
  'detector-silent',
  'too-dark',
  'too-loud',
  'mark-refused',
  'no-detector',
  'no-consent',
  'face-unreadable',
  'too-busy',
  /** Of a second look: there is no recording, or it does not show such a thing. */
  'not-recorded',
  'not-on-recording',
] as const;
export type NotAnalysedReason = (typeof notAnalysedReasons)[number];

/** A rule that nobody could watch for a while: never a violation, never silence. */
export interface NotAnalysed {
  readonly id: string;
  /** Its code; also of a rule that no detector of this agent can watch. */
  readonly rule: string;
  readonly from: number;
  readonly to: number | null;
  readonly reason: NotAnalysedReason;
}

export function decodeNotAnalysed(value: unknown): NotAnalysed {
  const fields = record(value);
  return {
    id: text(fields['id']),
    rule: text(fields['rule']),
    from: number(fields['from']),
    to: numberOrNull(fields['to']),
    reason: oneOf(fields['reason'], notAnalysedReasons, 'reason'),
  };
}
