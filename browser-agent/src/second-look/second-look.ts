import type { Outlook } from '../analysis/outlook.ts';
import { pictureRules, voiceRules } from '../analysis/samples.ts';
import { modelsOf } from '../detectors/model-versions.ts';
import type { Incident, NotAnalysed, Observation, WatchedRule } from '../messages/observations.ts';
import type { ExamRule } from '../messages/sitting-document.ts';
import { AnalysisLedger } from '../rules/analysis-ledger.ts';
import { conditionsFor } from '../rules/conditions.ts';
import { faceRules } from '../rules/faces.ts';
import { gazeRules } from '../rules/gaze.ts';
import { objectRules } from '../rules/objects.ts';
import { replay } from '../rules/replay.ts';
import { rulesToWatch, rulesWithoutDetector } from '../rules/rule-engine.ts';
import { hear } from './hearing.ts';
import type { Looking } from './looking.ts';
import type { CameraRecording, Stretch } from './recording.ts';
import { see } from './seeing.ts';

/**
 * Rules that a recording shows enough of. What the devices, the windows and the quiz page told was told during the exam
 * only; whose face it is was compared with the student's consent to a comparison on the student's own computer; the
 * screen is read by words and languages that the server gives to the exam window.
 */
const recordedRules: readonly WatchedRule[] = [
  ...pictureRules,
  ...faceRules,
  ...gazeRules,
  ...objectRules,
  ...voiceRules,
  'microphone_on',
];

/** A pause of the recording longer than this is a new beginning: what lasted before it is over. */
const newBeginningMs = 5000;

/** Listening is this much quicker than looking. */
const hearingShare = 0.1;

export interface SecondLook {
  /** Versions of the detectors that looked, as product tokens. */
  readonly detectors: string;
  readonly everyMs: Readonly<Record<string, number>>;
  readonly rules: readonly WatchedRule[];
  readonly marks: readonly Incident[];
  readonly notAnalysed: readonly (NotAnalysed & { readonly to: number })[];
}

/** Which of these rules a second look can look for. */
export function rulesOnRecording(rules: readonly ExamRule[]): readonly WatchedRule[] {
  return rulesToWatch(rules).filter((rule) => recordedRules.includes(rule));
}

/**
 * Has the detectors of this build look at a recording, as fast as this computer can, and the engine judge what they say
 * by the rules of the sitting. Rejects when `signal` aborts.
 */
export async function lookAgain(
  recording: CameraRecording,
  rules: readonly ExamRule[],
  signal: AbortSignal,
  progress: (share: number) => void,
): Promise<SecondLook> {
  const watched = rulesOnRecording(rules);
  const notes = new Notes(recording, rules, watched);
  const length = recording.stretches.reduce((sum, { from, to }) => sum + to - from, 0);
  const marks: Incident[] = [];
  const everyMs: Record<string, number> = {};
  const told = new Set<Observation['kind']>();
  let done = 0;
  for (const stretch of beginnings(recording.stretches)) {
    const looking = (part: number): Looking => ({
      recording,
      watched: new Set(watched),
      outlook: notes,
      signal,
      looked: (...kinds) => {
        for (const kind of kinds) {
          told.add(kind);
        }
      },
      at: (position) => progress((done + (position - stretch.from) * part) / Math.max(1, length)),
    });
    notes.begin(stretch);
    Object.assign(everyMs, await hear(looking(hearingShare), stretch));
    notes.rewind(stretch);
    Object.assign(everyMs, await see(looking(1), stretch));
    signal.throwIfAborted();
    marks.push(...notes.end(stretch));
    done += stretch.to - stretch.from;
  }
  const detectors = detectorsOf(watched, told);
  return { detectors, everyMs, rules: watched, marks, notAnalysed: notes.close() };
}

/** Stretches with only short pauses between them are one. */
function beginnings(stretches: readonly Stretch[]): readonly Stretch[] {
  const joined: { from: number; to: number }[] = [];
  for (const { from, to } of stretches) {
    const last = joined.at(-1);
    if (last && from - last.to <= newBeginningMs) {
      last.to = to;
    } else {
      joined.push({ from, to });
    }
  }
  return joined;
}

/** A rule may have detectors, too, that ask what no recording tells; those had no look. */
function detectorsOf(rules: readonly WatchedRule[], told: ReadonlySet<Observation['kind']>): string {
  const asked = rules
    .flatMap((rule) => conditionsFor(rule, () => false))
    .filter(({ needs }) => needs.every((kind) => told.has(kind)));
  return [...new Set(asked.map(({ detector }) => detector))].join(' ');
}

/** Keeps what the detectors said of one stretch until it is judged, and where they could say nothing. */
class Notes implements Outlook {
  readonly #rules: readonly ExamRule[];
  readonly #watched: readonly WatchedRule[];
  readonly #startedAt: number;
  readonly #ledger: AnalysisLedger;
  readonly #unseen: NotAnalysed[] = [];
  readonly #elsewhere: readonly string[];
  #observations: Observation[] = [];
  #now: number;
  #end: number;

  constructor(recording: CameraRecording, rules: readonly ExamRule[], watched: readonly WatchedRule[]) {
    this.#rules = rules.filter(({ code }) => (watched as readonly string[]).includes(code));
    this.#watched = watched;
    this.#startedAt = recording.startedAt;
    this.#now = this.#end = recording.startedAt;
    const others = rulesToWatch(rules).filter((rule) => !watched.includes(rule));
    this.#elsewhere = [...others, ...rulesWithoutDetector(rules)];
    this.#ledger = new AnalysisLedger([...watched, ...this.#elsewhere], () => crypto.randomUUID());
    this.#ledger.blind(this.#elsewhere, 'not-on-recording', this.#startedAt);
    this.#ledger.blind(watched, 'not-recorded', this.#startedAt);
  }

  now(): number {
    return this.#now;
  }

  observe(observation: Observation): void {
    this.#now = observation.at;
    this.#observations.push(observation);
  }

  see(rules: readonly WatchedRule[]): void {
    this.#unseen.push(...this.#ledger.seeing(rules, this.#now));
  }

  blind(rules: readonly WatchedRule[], reason: NotAnalysed['reason'], since: number): void {
    this.#ledger.blind(rules, reason, since);
  }

  begin(stretch: Stretch): void {
    this.rewind(stretch);
    this.see(this.#watched);
  }

  /** The stretch is gone through once more, by another part. */
  rewind({ from }: Stretch): void {
    this.#now = this.#startedAt + from;
  }

  /** What the rules conclude of the stretch. */
  end({ to }: Stretch): readonly Incident[] {
    this.#end = this.#startedAt + to;
    const observations = this.#observations;
    this.#observations = [];
    this.#ledger.blind(this.#watched, 'not-recorded', this.#end);
    return replay(this.#rules, observations, this.#end, () => crypto.randomUUID()).map((mark) => ({
      ...mark,
      model: modelsOf(mark.detector),
    }));
  }

  close(): readonly (NotAnalysed & { readonly to: number })[] {
    const all = [...this.#unseen, ...this.#ledger.close(this.#end)];
    return all.map((one) => ({ ...one, to: one.to ?? this.#end })).filter(({ from, to }) => to - from > 1000);
  }
}
