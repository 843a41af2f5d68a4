import { missing } from './coverage.ts';
import type { Run, RunMark } from './reanalysis.ts';
import type { Mark } from './review-document.ts';
import type { Interval } from './track.ts';

/** Two looks at one thing rarely begin and end at the same moment. */
const toleranceMs = 3000;

/** What only devices told, which no recording shows: comparing it with a recording would be no comparison. */
const causesOfDevices: readonly string[] = [
  'microphone-lost',
  'microphone-swapped',
  'microphone-made-up',
  'camera-lost',
  'camera-frozen',
  'camera-swapped',
  'camera-made-up',
];

/** Found by both: what the second look says of begin and end, in milliseconds later (below 0: earlier). */
export interface Pair {
  readonly then: Mark;
  readonly now: RunMark;
  readonly beginsLaterMs: number;
  readonly endsLaterMs: number;
}

export interface Differences {
  readonly both: readonly Pair[];
  readonly onlyThen: readonly Mark[];
  readonly onlyNow: readonly RunMark[];
  /** Found then where the second look could not look: says nothing for or against. */
  readonly unseen: readonly Mark[];
  /** Of rules that the second look does not look for. */
  readonly others: number;
}

/**
 * What two looks at one sitting agree on. Marks of one rule that touch are the same finding; of several candidates the
 * ones that share most are paired, and each is paired once. A human's word on a mark plays no part.
 */
export function differences(marks: readonly Mark[], run: Run): Differences {
  const ofMachines = marks.filter(({ rule }) => rule !== null);
  const comparable = ofMachines.filter((mark) => isComparable(mark, run));
  const pairs = paired(comparable, run.marks);
  const alone = comparable.filter((mark) => !pairs.some(({ then }) => then === mark));
  const unseen = alone.filter((mark) => !wasSeen(mark, run));
  return {
    both: pairs,
    onlyThen: alone.filter((mark) => !unseen.includes(mark)),
    onlyNow: run.marks.filter((mark) => !pairs.some(({ now }) => now === mark)),
    unseen,
    others: ofMachines.length - comparable.length,
  };
}

function isComparable({ rule, why }: Mark, run: Run): boolean {
  const byDevices = why?.cause ? causesOfDevices.includes(why.cause) : false;
  return rule !== null && run.rules.includes(rule) && !byDevices;
}

function paired(marks: readonly Mark[], found: readonly RunMark[]): readonly Pair[] {
  const candidates = marks
    .flatMap((then) =>
      found
        .filter((now) => now.rule === then.rule)
        .map((now) => ({ then, now, sharedMs: shared(machineTimes(then), times(now)) })),
    )
    .filter(({ sharedMs }) => sharedMs > -toleranceMs)
    .sort((one, other) => other.sharedMs - one.sharedMs);
  const pairs: Pair[] = [];
  for (const { then, now } of candidates) {
    if (!pairs.some((pair) => pair.then === then || pair.now === now)) {
      const before = machineTimes(then);
      const after = times(now);
      pairs.push({
        then,
        now,
        beginsLaterMs: after.from - before.from,
        endsLaterMs: after.to - before.to,
      });
    }
  }
  return pairs.sort((one, other) => one.now.startedAt - other.now.startedAt);
}

/** Whether the second look could look for it at least for a part of the time. */
function wasSeen(mark: Mark, run: Run): boolean {
  const whole = machineTimes(mark);
  const unseen = run.notAnalysed
    .filter(({ rule }) => rule === mark.rule)
    .map(({ from, to }) => ({ from, to: to ?? run.to }));
  return unseen.length === 0 || missing([whole], unseen, 0).length > 0;
}

/** When the machine saw it, whatever times a human set. */
function machineTimes({ proposed, startedAt, endedAt }: Mark): Interval {
  return proposed ?? { from: startedAt, to: endedAt ?? startedAt };
}

function times({ startedAt, endedAt }: RunMark): Interval {
  return { from: startedAt, to: endedAt };
}

/** How long both last together; below 0: how far they are apart. */
function shared(one: Interval, other: Interval): number {
  return Math.min(one.to, other.to) - Math.max(one.from, other.from);
}
