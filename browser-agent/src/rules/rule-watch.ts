import type { Incident, IncidentCause, Observation, Reading, RuleNotice } from '../messages/observations.ts';
import type { Broken, Condition, Deed, DeedCondition } from './condition.ts';

/** What one look changed. */
export interface Changes {
  readonly incidents: readonly Incident[];
  readonly notices: readonly RuleNotice[];
}

export const noChanges: Changes = { incidents: [], notices: [] };

/** How a watched rule is set in this sitting. */
export interface WatchSetting {
  readonly thresholdMs: number;
  readonly visible: boolean;
}

/** A broken condition that heals for less than this and breaks again is the same incident. */
const mergeMs = 3000;
/** An open incident is sent again this often, so that its length is known if the browser dies. */
const refreshMs = 10_000;
/** A mark that a page before this one left open goes on if its condition is seen broken so soon. */
const resumeMs = 20_000;
/** The same notice is not repeated sooner. */
const noticeMs = 15_000;

/** A condition broken without a pause worth the name; long enough, it is an incident. */
interface Episode {
  readonly since: number;
  lastBroken: number;
  /** As sure as it was at its surest. */
  confidence: number;
  /** As often as it happened at most; stays 0 where nothing is counted. */
  count: number;
  incident: Incident | null;
  sentAt: number;
  /** How it began. */
  readonly cause: IncidentCause | null;
  /** As far beyond its limit as it came. */
  reading: Reading | null;
  /** Not closed before: whether the condition is still broken must be seen first. */
  heldUntil: number;
}

/** Turns one condition into incidents: minimum duration, merging, notices with a cool-down. */
export class ConditionWatch {
  readonly #condition: Condition;
  readonly #setting: WatchSetting;
  readonly #newId: () => string;
  #episode: Episode | null = null;
  #noticedAt = Number.NEGATIVE_INFINITY;

  constructor(condition: Condition, setting: WatchSetting, newId: () => string) {
    this.#condition = condition;
    this.#setting = condition.counts === undefined ? setting : { ...setting, thresholdMs: 0 };
    this.#newId = newId;
  }

  /** Whether a mark is one of this condition's. */
  makes({ rule, unit }: Incident): boolean {
    return this.#condition.rule === rule && this.#unit === unit;
  }

  /** The detector it names now; that of a condition about the quiz changes with where the quiz is. */
  get detector(): string {
    return this.#condition.detector;
  }

  get #unit(): Incident['unit'] {
    return this.#condition.counts === undefined ? 's' : 'count';
  }

  /** The mark that lasts, as long as it is so far. */
  get open(): Incident | null {
    return this.#episode?.incident ? this.#incident(this.#episode, null) : null;
  }

  /** Goes on with a mark that a page before this one left open. */
  resume(incident: Incident, now: number): void {
    const since = incident.startedAt;
    const counted = this.#unit === 'count';
    this.#episode = {
      since,
      lastBroken: counted ? now : since + incident.value * 1000,
      confidence: incident.confidence,
      count: counted ? incident.value : 0,
      incident,
      sentAt: now,
      cause: incident.cause,
      reading: incident.reading,
      heldUntil: now + resumeMs,
    };
    this.#noticedAt = incident.noticeShownAt ?? this.#noticedAt;
  }

  observe(observation: Observation): Changes {
    // What lasted until just before this observation is judged before it changes the condition.
    const before = this.tick(observation.at);
    const broken = this.#condition.broken(observation.at);
    this.#condition.observe(observation);
    if (this.#episode && broken && !this.#condition.broken(observation.at)) {
      // Observations may arrive after a later tick: the condition healed when it was seen to heal.
      this.#episode.lastBroken = Math.max(this.#episode.since, broken.until ?? observation.at);
    }
    const after = this.tick(observation.at);
    return {
      incidents: [...before.incidents, ...after.incidents],
      notices: [...before.notices, ...after.notices],
    };
  }

  tick(now: number): Changes {
    const broken = this.#condition.broken(now);
    if (broken) {
      return this.#continue(broken, now);
    }
    const episode = this.#episode;
    if (!episode?.incident) {
      this.#episode = null;
      return noChanges;
    }
    return now < Math.max(episode.lastBroken + mergeMs, episode.heldUntil) ? noChanges : this.#close();
  }

  /** Ends whatever is open: the exam is over. */
  close(now: number): Changes {
    const broken = this.#condition.broken(now);
    if (this.#episode && broken) {
      this.#episode.lastBroken = Math.max(broken.until ?? now, this.#episode.lastBroken);
    }
    return this.#close();
  }

  #continue(broken: Broken, now: number): Changes {
    const { confidence = 1, until = now } = broken;
    this.#episode ??= {
      since: broken.since,
      lastBroken: until,
      confidence,
      count: 0,
      incident: null,
      sentAt: now,
      cause: broken.cause,
      reading: null,
      heldUntil: 0,
    };
    const episode = this.#episode;
    episode.confidence = Math.max(confidence, episode.confidence);
    episode.count = Math.max(broken.count ?? 0, episode.count);
    episode.reading = furthest(episode.reading, broken.reading);
    episode.heldUntil = 0;
    episode.lastBroken = Math.max(until, episode.lastBroken);
    if (episode.incident) {
      return now - episode.sentAt >= refreshMs ? this.#send(now, null) : noChanges;
    }
    if (episode.lastBroken - episode.since < this.#setting.thresholdMs) {
      return noChanges;
    }
    const notices = this.#notices(broken, now);
    const opened = this.#send(now, null, notices.length > 0 ? now : null);
    return { ...opened, notices };
  }

  #close(): Changes {
    const episode = this.#episode;
    this.#episode = null;
    if (!episode?.incident) {
      return noChanges;
    }
    return { incidents: [this.#incident(episode, episode.lastBroken)], notices: [] };
  }

  #send(now: number, endedAt: number | null, noticeShownAt: number | null = null): Changes {
    const episode = this.#episode;
    if (!episode) {
      return noChanges;
    }
    episode.incident = { ...this.#incident(episode, endedAt), ...(noticeShownAt ? { noticeShownAt } : {}) };
    episode.sentAt = now;
    return { incidents: [episode.incident], notices: [] };
  }

  #incident(episode: Episode, endedAt: number | null): Incident {
    return {
      id: episode.incident?.id ?? this.#newId(),
      rule: this.#condition.rule,
      startedAt: episode.since,
      endedAt,
      value:
        this.#unit === 'count' ? episode.count : Math.round((episode.lastBroken - episode.since) / 100) / 10,
      threshold: this.#condition.counts ?? this.#setting.thresholdMs / 1000,
      unit: this.#unit,
      confidence: Math.round(episode.confidence * 100) / 100,
      detector: this.#condition.detector,
      source: this.#condition.source,
      noticeShownAt: episode.incident?.noticeShownAt ?? null,
      cause: episode.cause,
      reading: episode.reading,
      model: null,
    };
  }

  #notices(broken: Broken, now: number): readonly RuleNotice[] {
    if (!this.#setting.visible || now - this.#noticedAt < noticeMs) {
      return [];
    }
    this.#noticedAt = now;
    return [{ rule: this.#condition.rule, cause: broken.cause, at: now }];
  }
}

/** Turns deeds into incidents: deeds close together are one incident with a count. */
export class DeedWatch {
  readonly #condition: DeedCondition;
  readonly #setting: WatchSetting;
  readonly #newId: () => string;
  #incident: Incident | null = null;
  #noticedAt = Number.NEGATIVE_INFINITY;

  constructor(condition: DeedCondition, setting: WatchSetting, newId: () => string) {
    this.#condition = condition;
    this.#setting = setting;
    this.#newId = newId;
  }

  observe(observation: Observation): Changes {
    this.tick(observation.at);
    const deed = this.#condition.deed(observation);
    if (deed === null) {
      return noChanges;
    }
    const at = observation.at;
    const noticed = this.#setting.visible && at - this.#noticedAt >= noticeMs;
    if (noticed) {
      this.#noticedAt = at;
    }
    this.#incident = this.#counted(at, deed, noticed);
    return {
      incidents: [this.#incident],
      notices: noticed ? [{ rule: this.#condition.rule, cause: deed.cause, at }] : [],
    };
  }

  tick(now: number): Changes {
    if (this.#incident && now - (this.#incident.endedAt ?? now) >= mergeMs) {
      this.#incident = null;
    }
    return noChanges;
  }

  close(): Changes {
    this.#incident = null;
    return noChanges;
  }

  #counted(at: number, { cause, confidence = 1 }: Deed, noticed: boolean): Incident {
    const before = this.#incident;
    return {
      id: before?.id ?? this.#newId(),
      rule: this.#condition.rule,
      startedAt: before?.startedAt ?? at,
      endedAt: at,
      value: (before?.value ?? 0) + 1,
      threshold: 1,
      unit: 'count',
      confidence: Math.max(confidence, before?.confidence ?? 0),
      detector: this.#condition.detector,
      source: this.#condition.source,
      noticeShownAt: before?.noticeShownAt ?? (noticed ? at : null),
      cause: before?.cause ?? cause,
      reading: null,
      model: null,
    };
  }
}

/** Of two readings the one that lies further from its limit. */
function furthest(one: Reading | null, other: Reading | undefined): Reading | null {
  const beyond = ({ value, limit }: Reading) => Math.abs(value - limit) / Math.abs(limit);
  if (one === null || other === undefined) {
    return one ?? (other ? rounded(other) : null);
  }
  return beyond(other) > beyond(one) ? rounded(other) : one;
}

function rounded({ of, value, limit }: Reading): Reading {
  const shorter = (amount: number) => Math.round(amount * 1000) / 1000;
  return { of, value: shorter(value), limit: shorter(limit) };
}
