import type { Gaze } from '../messages/detector-messages.ts';
import { baselineOf, type GazeBaseline } from '../messages/gaze.ts';
import type { Observation, WatchedRule } from '../messages/observations.ts';
import type { Broken, Condition } from './condition.ts';

/** Rules that the direction of the gaze decides. */
export const gazeRules = ['wrong_gaze_direction'] as const satisfies readonly WatchedRule[];

const detector = 'face-mesh-gaze/1';
/** Without a reading for so long nothing is known any more. */
export const gazeSilenceMs = 10_000;
/** Where nobody calibrated, so many readings of the exam itself say what is straight ahead. */
const readingsToLearn = 40;

/** Further than this from straight ahead is not the screen: degrees, degrees, part of the eye's width. */
const limits = { yaw: 12, pitch: 10, iris: 0.065 };
/** Lids this far down, in parts of the usual, look below the screen or are closed. */
const loweredLids = 0.72;
/** A blink is over by then. */
const looksLowered = 3;
/** Looks that must agree before somebody looks away, or is back. */
const looksThatAgree = 2;
/** How far a reading at the screen moves what is straight ahead: people sink into their chairs. */
const drift = 1 / 400;

/** A glance shorter than this is none. */
const leastGlanceMs = 500;
/** R4-034 "repeated": so many short looks away within this time. */
const glancesThatMatter = 5;
const glanceWindowMs = 60_000;

/** Which way somebody looks, read by read. Looking down is nothing where books or drafts are allowed. */
class GazeCourse {
  readonly #downIsFine: boolean;
  #baseline: GazeBaseline | null = null;
  #learnt: Gaze[] = [];
  #lowered = 0;
  #disagreeing = 0;
  #turnedAt = 0;
  #readAt = Number.NEGATIVE_INFINITY;
  away: { readonly since: number; readonly confidence: number } | null = null;

  constructor(downIsFine: boolean) {
    this.#downIsFine = downIsFine;
  }

  observe(observation: Observation): void {
    if (observation.kind === 'gaze-baseline') {
      this.#baseline = observation.baseline;
    } else if (observation.kind === 'gaze') {
      this.#read(observation.at, observation.gaze);
    }
  }

  /** Where nobody could read for long, nobody looks away. */
  known(now: number): boolean {
    return now - this.#readAt < gazeSilenceMs;
  }

  #read(at: number, gaze: Gaze): void {
    if (!this.known(at)) {
      this.away = null;
      this.#disagreeing = 0;
    }
    this.#readAt = at;
    if (this.#baseline === null) {
      this.#learn(gaze);
      return;
    }
    const distance = this.#distance(gaze, this.#baseline);
    const turned = distance > 1;
    if (turned === (this.away !== null)) {
      this.#disagreeing = 0;
      if (!turned) {
        this.#baseline = moved(this.#baseline, gaze);
      }
      return;
    }
    this.#disagreeing += 1;
    this.#turnedAt = this.#disagreeing === 1 ? at : this.#turnedAt;
    if (this.#disagreeing >= looksThatAgree) {
      this.#disagreeing = 0;
      this.away = turned ? { since: this.#turnedAt, confidence: sureness(distance) } : null;
    }
  }

  #learn(gaze: Gaze): void {
    this.#learnt.push(gaze);
    if (this.#learnt.length >= readingsToLearn) {
      this.#baseline = baselineOf(this.#learnt);
      this.#learnt = [];
    }
  }

  /** How far from the screen, in limits: more than 1 is away. */
  #distance(gaze: Gaze, straight: GazeBaseline): number {
    const shut = gaze.openness < straight.openness * loweredLids;
    this.#lowered = shut ? this.#lowered + 1 : 0;
    if (shut && this.#lowered < looksLowered) {
      // A closed eye shows no iris.
      return this.away === null ? 0 : 1.1;
    }
    const pitch = gaze.pitch - straight.pitch;
    const down = this.#downIsFine ? 0 : Math.max(shut ? 1.1 : 0, pitch / limits.pitch);
    const aside =
      gaze.iris === null || straight.iris === null || shut
        ? 0
        : Math.abs(gaze.iris - straight.iris) / limits.iris;
    return Math.max(Math.abs(gaze.yaw - straight.yaw) / limits.yaw, -pitch / limits.pitch, down, aside);
  }
}

/** R4-034: the student looks away from the screen for long. */
export class GazeOnScreen implements Condition {
  readonly rule = 'wrong_gaze_direction';
  readonly detector = detector;
  readonly source = 'agent';
  readonly #course: GazeCourse;

  constructor(downIsFine: boolean) {
    this.#course = new GazeCourse(downIsFine);
  }

  observe(observation: Observation): void {
    this.#course.observe(observation);
  }

  broken(now: number): Broken | null {
    const away = this.#course.known(now) ? this.#course.away : null;
    return away && { ...away, cause: 'gaze-away' };
  }
}

/** R4-034: short looks away, again and again, are a violation however short each one is. */
export class FewGlances implements Condition {
  readonly rule = 'wrong_gaze_direction';
  readonly detector = detector;
  readonly source = 'agent';
  readonly counts = glancesThatMatter;
  readonly #course: GazeCourse;
  #recent: readonly { readonly since: number; readonly confidence: number }[] = [];
  #series: { readonly since: number; count: number } | null = null;

  constructor(downIsFine: boolean) {
    this.#course = new GazeCourse(downIsFine);
  }

  observe(observation: Observation): void {
    const before = this.#course.away;
    this.#course.observe(observation);
    const { at } = observation;
    this.#forget(at);
    if (before && this.#course.away === null && at - before.since >= leastGlanceMs) {
      this.#recent = [...this.#recent, before];
      if (this.#series) {
        this.#series.count += 1;
      } else if (this.#recent.length >= glancesThatMatter) {
        this.#series = { since: this.#recent[0]?.since ?? at, count: this.#recent.length };
      }
    }
  }

  broken(now: number): Broken | null {
    this.#forget(now);
    const series = this.#series;
    const confidence = Math.min(...this.#recent.map((glance) => glance.confidence));
    return series && { since: series.since, cause: 'gaze-glances', confidence, count: series.count };
  }

  #forget(now: number): void {
    this.#recent = this.#recent.filter(({ since }) => now - since < glanceWindowMs);
    if (this.#recent.length < glancesThatMatter) {
      this.#series = null;
    }
  }
}

function moved(straight: GazeBaseline, { yaw, pitch, openness, iris }: Gaze): GazeBaseline {
  const towards = (from: number, to: number) => from + (to - from) * drift;
  return {
    yaw: towards(straight.yaw, yaw),
    pitch: towards(straight.pitch, pitch),
    openness: towards(straight.openness, openness),
    iris: straight.iris === null || iris === null ? straight.iris : towards(straight.iris, iris),
  };
}

/** At the limit a coin's worth, twice as far away nearly certain. */
function sureness(distance: number): number {
  return Math.min(0.95, 0.5 * distance);
}
