import type { Gaze } from '../messages/detector-messages.ts';
import { baselineOf, type GazeBaseline } from '../messages/gaze.ts';
import type { Observation, Reading, WatchedRule } from '../messages/observations.ts';
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

/** Since when somebody looks away, and how far at the farthest. */
interface Away {
  readonly since: number;
  readonly confidence: number;
  readonly reading: Reading;
}

/** Which way somebody looks, read by read. Looking down is nothing where books or drafts are allowed. */
class GazeCourse {
  readonly #downIsFine: boolean;
  #baseline: GazeBaseline | null = null;
  #learnt: Gaze[] = [];
  #lowered = 0;
  #disagreeing = 0;
  #turnedAt = 0;
  #readAt = Number.NEGATIVE_INFINITY;
  away: Away | null = null;

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
    const reading = this.#furthest(gaze, this.#baseline);
    const turned = reading !== null;
    if (turned === (this.away !== null)) {
      this.#disagreeing = 0;
      if (!turned) {
        this.#baseline = moved(this.#baseline, gaze);
      } else if (this.away && beyond(reading) > beyond(this.away.reading)) {
        this.away = { ...this.away, reading };
      }
      return;
    }
    this.#disagreeing += 1;
    this.#turnedAt = this.#disagreeing === 1 ? at : this.#turnedAt;
    if (this.#disagreeing >= looksThatAgree) {
      this.#disagreeing = 0;
      this.away = turned ? { since: this.#turnedAt, confidence: sureness(reading), reading } : null;
    }
  }

  #learn(gaze: Gaze): void {
    this.#learnt.push(gaze);
    if (this.#learnt.length >= readingsToLearn) {
      this.#baseline = baselineOf(this.#learnt);
      this.#learnt = [];
    }
  }

  /** What is furthest from the screen, if anything is further than it may be. */
  #furthest(gaze: Gaze, straight: GazeBaseline): Reading | null {
    const shut = gaze.openness < straight.openness * loweredLids;
    this.#lowered = shut ? this.#lowered + 1 : 0;
    if (shut && this.#lowered < looksLowered) {
      // A closed eye shows no iris.
      return this.away?.reading ?? null;
    }
    const pitch = gaze.pitch - straight.pitch;
    const turns: Reading[] = [{ of: 'yaw', value: Math.abs(gaze.yaw - straight.yaw), limit: limits.yaw }];
    if (pitch < 0 || !this.#downIsFine) {
      turns.push({ of: 'pitch', value: Math.abs(pitch), limit: limits.pitch });
    }
    if (gaze.iris !== null && straight.iris !== null && !shut) {
      turns.push({ of: 'iris', value: Math.abs(gaze.iris - straight.iris), limit: limits.iris });
    }
    const [furthest] = turns.sort((one, other) => beyond(other) - beyond(one));
    if (furthest && beyond(furthest) > 1) {
      return furthest;
    }
    return shut && !this.#downIsFine
      ? { of: 'lids', value: gaze.openness / straight.openness, limit: loweredLids }
      : null;
  }
}

/** R4-034: the student looks away from the screen for long. */
export class GazeOnScreen implements Condition {
  readonly rule = 'wrong_gaze_direction';
  readonly detector = detector;
  readonly source = 'agent';
  readonly needs = ['gaze'] as const;
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
  readonly needs = ['gaze'] as const;
  readonly counts = glancesThatMatter;
  readonly #course: GazeCourse;
  #recent: readonly Away[] = [];
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
    const reading = this.#recent.at(-1)?.reading;
    return (
      series && {
        since: series.since,
        cause: 'gaze-glances',
        confidence,
        count: series.count,
        ...(reading && { reading }),
      }
    );
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

/** How far it is, in limits; lids are the lower the further. */
function beyond({ of, value, limit }: Reading): number {
  return of === 'lids' ? limit / Math.max(value, 0.01) : value / limit;
}

/** At the limit a coin's worth, twice as far away nearly certain; lids that are low are no more than that. */
function sureness(reading: Reading): number {
  return reading.of === 'lids' ? 0.55 : Math.min(0.95, 0.5 * beyond(reading));
}
