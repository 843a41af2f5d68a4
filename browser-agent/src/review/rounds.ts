import type { Coverage } from './coverage.ts';
import { merge } from './coverage.ts';
import type { CoverageMeter } from './coverage-meter.ts';
import type { MarkList } from './mark-list.ts';
import type { Player } from './player.ts';
import type { Mark, ReviewDocument } from './review-document.ts';
import { aroundMs, neighbour, type Place, stretchOf } from './tour.ts';
import type { Interval } from './track.ts';

type Played = Pick<
  Player,
  'loop' | 'playAgain' | 'playOnly' | 'position' | 'positionOf' | 'seek' | 'wallClock'
>;

/** Ways through a recording that lead from mark to mark, and what is left to be watched on them. */
export class Rounds {
  readonly #player: Played;
  readonly #marks: Pick<MarkList, 'choose' | 'chosen'>;
  readonly #meter: Pick<CoverageMeter, 'left' | 'show'>;
  #document: ReviewDocument;
  #skipping = false;
  #ledTo = Number.NaN;
  #brought = false;

  constructor(
    player: Played,
    marks: Pick<MarkList, 'choose' | 'chosen'>,
    meter: Pick<CoverageMeter, 'left' | 'show'>,
    document: ReviewDocument,
  ) {
    this.#player = player;
    this.#marks = marks;
    this.#meter = meter;
    this.#document = document;
  }

  show(document: ReviewDocument): void {
    this.#document = document;
    if (this.#skipping) {
      this.#player.playOnly(this.#interest());
    }
  }

  /** @param gone what was not recorded and can be watched by nobody, wall clock */
  measure(coverage: Coverage, gone: readonly Interval[], recordedMs: number): void {
    this.#meter.show(this.#document, coverage.intervals, gone, recordedMs);
  }

  /** To the mark before, or on to the next one that waits for a verdict. */
  goToMark(step: 1 | -1): void {
    const mark = neighbour(this.#document.marks, this.#place(), step);
    if (mark) {
      this.showMark(mark);
    }
  }

  showMark(mark: Mark): void {
    this.#brought = false;
    this.#marks.choose(mark);
    if (this.#player.loop) {
      this.#player.playAgain(this.#placed(mark));
    } else {
      this.#player.seek(this.#player.positionOf(mark.startedAt) - aroundMs);
    }
  }

  /** Plays only what is marked or must be watched, or everything again. */
  toggleSkip(): void {
    this.#skipping = !this.#skipping;
    this.#player.playOnly(this.#skipping ? this.#interest() : null);
  }

  /** The chosen mark over and over. */
  toggleLoop(): void {
    const mark = this.#marks.chosen;
    this.#player.playAgain(this.#player.loop || !mark ? null : this.#placed(mark));
  }

  /** On to the next stretch that is not watched, after the last one to the first. */
  goToUnwatched(): void {
    const { left } = this.#meter;
    const now = this.#player.wallClock(this.#player.position);
    // Pressed again where it led before, it leads on.
    const after = Math.abs(now - this.#ledTo) < aroundMs ? this.#ledTo : now - 1;
    const next = left.find(({ from }) => from > after) ?? left[0];
    if (next) {
      this.#ledTo = next.from;
      this.#brought = true;
      const mark = this.#document.marks.find(
        (one) => Math.abs(one.startedAt - aroundMs - next.from) < aroundMs,
      );
      if (mark) {
        this.#marks.choose(mark);
      }
      this.#player.seek(this.#player.positionOf(next.from));
    }
  }

  /** What was brought up to be watched waits for its verdict: the way on begins there and not behind it. */
  #place(): Place {
    const { marks } = this.#document;
    const chosen = this.#brought ? -1 : marks.findIndex((mark) => mark.id === this.#marks.chosen?.id);
    if (chosen >= 0) {
      return { before: chosen, shown: chosen };
    }
    const here = this.#brought ? this.#ledTo : this.#player.wallClock(this.#player.position);
    return { before: marks.filter(({ startedAt }) => startedAt < here).length, shown: null };
  }

  #interest(): readonly Interval[] {
    const marked = this.#document.marks.map((mark) => stretchOf(mark));
    return merge([...marked, ...this.#document.toWatch.stretches]).map(({ from, to }) => ({
      from: this.#player.positionOf(from),
      to: this.#player.positionOf(to),
    }));
  }

  #placed(mark: Mark): Interval {
    const { from, to } = stretchOf(mark);
    return { from: Math.max(0, this.#player.positionOf(from)), to: this.#player.positionOf(to) };
  }
}
