import type { ScreenClass } from './screen-reading.ts';

/** What a detector's worker is told: one readable of media frames, transferred. */
export interface DetectorInit<Frame, Settings = undefined> {
  readonly type: 'init';
  readonly readable: ReadableStream<Frame>;
  readonly everyMs: number;
  /** The frames are of a recording: each is looked at, for it was chosen and nobody is in a hurry. */
  readonly stored?: boolean;
  /** Whether to read from the surest face where it looks. */
  readonly gaze?: boolean;
  /** What this detector's worker needs besides. */
  readonly settings?: Settings;
}

/** What one look at the camera's picture measured (luma 0–255). */
export interface PictureSample {
  readonly type: 'picture';
  readonly mean: number;
  readonly deviation: number;
  /** Mean absolute difference from the sample before; 255 for the first one. */
  readonly difference: number;
  /** Mean of the middle, where the student sits. */
  readonly middle: number;
  /** Part of the picture that is as bright as it can be, 0–1: a window, a lamp. */
  readonly glaring: number;
}

/** Loudness of one window of sound, root mean square of full scale 1. */
export interface SoundSample {
  readonly type: 'sound';
  readonly rms: number;
  readonly peak: number;
}

/** What half a second of sound was like. */
export interface SpeechSample {
  readonly type: 'speech';
  /** How likely somebody spoke, 0–1: the mean over the half second. */
  readonly probability: number;
  /** Root mean square of full scale 1. */
  readonly rms: number;
}

/** A class of things that is on the screen, and how sure that is, 0–1. */
export interface Shown {
  readonly class: ScreenClass;
  readonly confidence: number;
}

/** What one look at the shared screen found; where nothing changed, what the last reading found. */
export interface ScreenSample {
  readonly type: 'screen';
  readonly shown: readonly Shown[];
}

/** A face where it was found: parts of the picture's width and height; a cut face reaches below 0 or above 1. */
export interface Face {
  /** How sure the model is, 0–1. */
  readonly score: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where a head is turned and its eyes look, in degrees and parts of the eye; what is straight ahead differs by person. */
export interface Gaze {
  readonly yaw: number;
  readonly pitch: number;
  readonly roll: number;
  /** Height of the open eyes in parts of their width. */
  readonly openness: number;
  /** Distance of the lips in parts of the mouth's width; closed is about 0. */
  readonly mouth: number;
  /** Where the irises are between the corners, 0 at the picture's left and 1 at its right; null where it cannot be seen. */
  readonly iris: number | null;
}

/** What one look for faces found, the surest first, and in how much light (luma 0–255). */
export interface FacesSample {
  readonly type: 'faces';
  readonly faces: readonly Face[];
  readonly mean: number;
  readonly deviation: number;
  /** Of the surest face; null where nobody asked or it cannot be read. */
  readonly gaze: Gaze | null;
  readonly tookMs: number;
}

/** A thing where it was found, in parts of the picture's width and height. */
export interface SeenObject {
  readonly label: 'laptop' | 'monitor' | 'book' | 'phone';
  /** How sure the model is, 0–1. */
  readonly score: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What the detector of things looks for beside books and computers. */
export interface ObjectSettings {
  readonly phones: boolean;
}

/** What one look for things found, the surest first, and in how much light (luma 0–255). */
export interface ObjectsSample {
  readonly type: 'objects';
  readonly objects: readonly SeenObject[];
  readonly mean: number;
  readonly tookMs: number;
}

/** Whom the detector of persons compares with: the photograph of the identification, where there is one. */
export interface PersonSettings {
  readonly photo: Blob | null;
}

/** How far the one face was from the one expected; what describes them stays in the worker. */
export interface PersonSample {
  readonly type: 'person';
  /** dlib's measure, 0 for the same picture; null where no single face could be read, or it is being learnt. */
  readonly distance: number | null;
  /** Mean luma, 0–255. */
  readonly mean: number;
  readonly tookMs: number;
}

/** Every worker says whether it runs: silence of a detector must never read as "nothing happened". */
export type DetectorState =
  | { readonly type: 'loading'; readonly loaded: number; readonly total: number }
  | { readonly type: 'ready' }
  | { readonly type: 'degraded'; readonly everyMs: number }
  | { readonly type: 'ended' }
  | { readonly type: 'failed'; readonly reason: string };

export type DetectorReport<Sample> = DetectorState | Sample;
