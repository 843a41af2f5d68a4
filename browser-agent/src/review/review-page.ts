import type { StreamName } from '../messages/evidence.ts';
import type { Language } from '../messages/language.ts';
import { ApiProblem } from '../transport/api-client.ts';
import { h } from '../ui/dom.ts';
import { ContactSheet } from './contact-sheet.ts';
import { type ControlIntents, Controls } from './controls.ts';
import { Coverage, total } from './coverage.ts';
import { CoverageMeter } from './coverage-meter.ts';
import { compareIdentity } from './identity-comparison.ts';
import { IdentityPanel } from './identity-panel.ts';
import { listenToKeys } from './keys.ts';
import { type Loud, waveOf } from './loudness.ts';
import { editMark } from './mark-editor.ts';
import { MarkList } from './mark-list.ts';
import { MarkStills } from './mark-stills.ts';
import { type Measured, measured } from './measured.ts';
import { OwnMarkForm } from './own-mark.ts';
import { gridOf, headOf, nextView, showKeys } from './page-frame.ts';
import type { Pictures } from './pictures.ts';
import type { PlaybackIndex } from './playback-index.ts';
import type { Player } from './player.ts';
import type { ReviewApi, Word } from './review-api.ts';
import type { Mark, ReviewDocument } from './review-document.ts';
import { Rounds } from './rounds.ts';
import { SecondLookPanel } from './second-look-panel.ts';
import { StatusPanel } from './status-panel.ts';
import { SupplementNotice } from './supplement-notice.ts';
import { type Texts, textsFor } from './texts/index.ts';
import { lanesOf } from './timeline-model.ts';
import { TimelineView } from './timeline-view.ts';
import type { Interval } from './track.ts';

/** A running sitting is to be seen with at most ten seconds of delay. */
const refreshMs = 2000;
/** What has ended changes little: the rest arrives, and later perhaps a supplement. */
const endedRefreshMs = 30_000;
const coverageMs = 10_000;
/** How often what was watched is drawn anew. */
const measureMs = 1000;
/** A picture of the camera where its rate is unknown. */
const pictureMs = 66;

/** The player's page: wires document, recording, pictures, time line and panels. Holds no rules of its own. */
export class ReviewPage {
  readonly #main: HTMLElement;
  readonly #api: ReviewApi;
  readonly #texts: Texts;
  readonly #language: Language;
  readonly #pictures: Pictures;
  readonly #player: Player;
  readonly #controls: Controls;
  readonly #timeline: TimelineView;
  readonly #sheet: ContactSheet;
  readonly #marks: MarkList;
  readonly #stills = new MarkStills();
  readonly #own: OwnMarkForm;
  readonly #identity: IdentityPanel;
  readonly #status: StatusPanel;
  readonly #supplements: SupplementNotice;
  readonly #meter: CoverageMeter;
  readonly #rounds: Rounds;
  readonly #secondLook: SecondLookPanel;
  readonly #message = h('div', { role: 'alert', 'data-test': 'review-message' });
  #document: ReviewDocument;
  #index: PlaybackIndex;
  #coverage: Coverage;
  #drawn = '';
  #wave: readonly Loud[] = [];
  /** What was not recorded, wall clock. */
  #gone: readonly Interval[] = [];
  #measuredAt = 0;
  #undrawn = false;
  #disowned = false;
  #measured: Readonly<Record<StreamName, Measured | null>> = { camera: null, screen: null };

  constructor(
    main: HTMLElement,
    api: ReviewApi,
    language: Language,
    pictures: Pictures,
    document: ReviewDocument,
    index: PlaybackIndex,
  ) {
    this.#main = main;
    this.#api = api;
    this.#language = language;
    this.#texts = textsFor(language);
    this.#document = document;
    this.#index = index;
    this.#coverage = new Coverage(api.readOnly ? (document.review?.watched ?? []) : document.coverage);
    const texts = this.#texts;
    this.#pictures = pictures;
    this.#player = pictures.player;
    const positionOf = (wallClock: number) => this.#player.positionOf(wallClock);
    const wallClock = (position: number) => this.#player.wallClock(position);
    const seek = (position: number) => this.#player.seek(position);
    this.#controls = new Controls(texts, language, this.#player, this.#controlIntents());
    this.#timeline = new TimelineView({ texts, language, seek, wallClock });
    this.#sheet = new ContactSheet(texts, () => api.strips(this.#document.recording), positionOf, seek);
    this.#marks = new MarkList(texts, language, {
      positionOf,
      seek: (mark) => this.#rounds.showMark(mark),
      judge: (mark, verdict, violation) => {
        const times = mark.proposed ? mark : { startedAt: null, endedAt: null };
        this.#judge(mark, { ...times, verdict, violation, note: mark.note ?? '' });
      },
      reword: (mark) => this.#reword(mark),
      pictureOf: (mark) => this.#stills.of(mark),
    });
    this.#meter = new CoverageMeter(texts, api.readOnly, () => this.#rounds.goToUnwatched());
    this.#rounds = new Rounds(this.#player, this.#marks, this.#meter, document);
    this.#own = new OwnMarkForm(
      texts,
      () => this.#player.position,
      (violation, from, to, note) => {
        const startedAt = Math.round(wallClock(from));
        return this.#change(api.mark({ violation, startedAt, endedAt: Math.round(wallClock(to)), note }));
      },
    );
    this.#identity = new IdentityPanel(
      texts,
      (confirmed) => void this.#change(api.identity(confirmed, '')),
      () => void this.#compare(),
    );
    this.#secondLook = new SecondLookPanel(api, language, {
      positionOf,
      seek,
      takeOver: (mark) => void this.#change(api.mark(mark)),
    });
    this.#supplements = new SupplementNotice(texts, language, positionOf, seek);
    this.#status = new StatusPanel(texts, positionOf, {
      save: (...status) => this.#change(this.#sendCoverage(false).then(() => api.status(...status))),
      drawUpAct: () => this.#change(api.drawUpAct()),
    });
  }

  #controlIntents(): ControlIntents {
    return {
      previousMark: () => this.#rounds.goToMark(-1),
      nextMark: () => this.#rounds.goToMark(1),
      skip: () => this.#rounds.toggleSkip(),
      loop: () => this.#rounds.toggleLoop(),
      view: () => nextView(this.#main),
      zoom: (direction) => this.#pictures.screenStage.zoom.change(direction),
      help: () => showKeys(this.#texts),
    };
  }

  open(): void {
    this.#main.classList.toggle('review-read-only', this.#api.readOnly);
    const { sitting } = this.#document;
    const head = headOf(sitting, this.#language, this.#texts, this.#api.readOnly);
    this.#main.replaceChildren(head, this.#message, this.#supplements.element, this.#grid());
    this.#player.moved.listen(({ position, played }) => this.#follow(position, played));
    this.#player.failed.listen(() => void this.#refresh(false));
    this.#showIndex(this.#index);
    this.#showDocument(this.#document);
    this.#pictures.begin(this.#index);
    nextView(this.#main);
    this.#listenToKeys();
    void this.#readBeside();
    this.#refreshLater();
    setInterval(() => void this.#sendCoverage(false), coverageMs);
    window.addEventListener('pagehide', () => void this.#sendCoverage(true));
  }

  #grid(): HTMLElement {
    return gridOf(
      [
        this.#pictures.element,
        this.#controls.element,
        this.#timeline.element,
        this.#meter.element,
        this.#sheet.element,
        this.#secondLook.element,
        h('div', { class: 'review-panels' }, this.#identity.element, this.#status.element),
      ],
      [
        h('h2', { class: 'h6 mt-0' }, this.#texts.marks),
        h('p', { class: 'small review-apart', 'data-test': 'second-opinion' }, this.#texts.secondOpinion),
        this.#marks.element,
        this.#own.element,
      ],
    );
  }

  #follow(position: number, played: readonly [number, number] | null): void {
    // Nobody sees what plays behind another tab; whoever only reads sees what the reviewer saw.
    if (played && !document.hidden && !this.#api.readOnly) {
      this.#coverage.add(this.#player.wallClock(played[0]), this.#player.wallClock(played[1]));
      this.#undrawn = true;
    }
    this.#main.dataset['time'] = String(Math.round(position));
    this.#main.dataset['clock'] = String(Math.round(this.#player.wallClock(position)));
    this.#main.dataset['firstFrame'] = String(this.#player.firstFrame);
    const { camera, cameraStage, screen, screenStage } = this.#pictures;
    cameraStage.update(camera, position);
    screenStage.update(screen, position);
    cameraStage.measured(this.#measured.camera, this.#index.quality);
    screenStage.measured(this.#measured.screen, this.#index.quality);
    this.#controls.update();
    this.#timeline.moveTo(position);
    // Also once nothing plays any more: the last second before that was watched, too.
    if (this.#undrawn && performance.now() - this.#measuredAt > measureMs) {
      this.#draw();
    }
  }

  #showIndex(index: PlaybackIndex): void {
    this.#index = index;
    this.#measured = {
      camera: measured(index.streams.get('camera') ?? []),
      screen: measured(index.streams.get('screen') ?? []),
    };
    this.#player.show(index);
    this.#gone = this.#player.unrecorded();
    this.#identity.showPhotos(index.photos, this.#document.documentKind);
    const empty = this.#player.length === 0;
    this.#message.textContent = empty ? this.#texts.nothingRecorded : '';
    this.#draw();
  }

  #showDocument(document: ReviewDocument): void {
    const marksChanged = JSON.stringify(document.marks) !== this.#drawn;
    this.#document = document;
    if (marksChanged) {
      this.#drawn = JSON.stringify(document.marks);
      this.#marks.show(document);
    }
    this.#main.classList.toggle('review-second', document.secondOpinion);
    this.#rounds.show(document);
    this.#own.show(document);
    this.#secondLook.show(document, this.#index);
    this.#identity.show(document);
    this.#supplements.show(document);
    this.#status.show(document);
    this.#draw();
  }

  #draw(): void {
    this.#measuredAt = performance.now();
    this.#undrawn = false;
    const length = this.#player.length;
    const drawn = { watched: this.#coverage.intervals, wave: this.#wave };
    this.#timeline.show(lanesOf(this.#document, this.#index, drawn, length, this.#texts), length);
    this.#rounds.measure(this.#coverage, this.#gone, length - total(this.#gone));
    this.#status.demand(this.#document.toWatch.rule !== 'nothing' && this.#meter.left.length > 0);
  }

  /** Loudness and small pictures are no part of the recording: without them the player lacks nothing else. */
  async #readBeside(): Promise<void> {
    this.#stills.take(await this.#api.strips(this.#document.recording).catch(() => []));
    const parts = await this.#api.loudness(this.#document.recording).catch(() => []);
    this.#wave = waveOf(parts, this.#index.startedAt ?? 0);
    this.#draw();
  }

  #judge(mark: Mark, word: Word): void {
    this.#marks.choose(mark);
    void this.#change(this.#api.judge(mark.id, word));
  }

  #reword(mark: Mark): void {
    this.#marks.choose(mark);
    const { violations } = this.#document;
    const place = {
      positionOf: (wallClock: number) => this.#player.positionOf(wallClock),
      playhead: () => this.#player.position,
    };
    const clock = (position: number | null) =>
      position === null ? null : Math.round(this.#player.wallClock(position));
    editMark(this.#texts, mark, violations, place, ({ from, to, ...word }) =>
      this.#judge(mark, { ...word, startedAt: clock(from), endedAt: clock(to) }),
    );
  }

  async #compare(): Promise<void> {
    const strips = await this.#api.strips(this.#document.recording).catch(() => []);
    compareIdentity(this.#texts, {
      photos: this.#index.photos,
      documentKind: this.#document.documentKind,
      hints: this.#document.identity.hints,
      strips,
      positionOf: (wallClock) => this.#player.positionOf(wallClock),
      seek: (position) => this.#player.seek(position),
      decide: this.#api.readOnly ? null : (confirmed) => void this.#change(this.#api.identity(confirmed, '')),
    });
  }

  #refreshLater(): void {
    if (this.#disowned) {
      return;
    }
    const sealed = this.#index.sealed && this.#document.sitting.sealed;
    setTimeout(
      () => void this.#refresh(sealed).finally(() => this.#refreshLater()),
      this.#player.growing ? refreshMs : endedRefreshMs,
    );
  }

  /** While the sitting runs, recording and marks grow; later something may still come. */
  async #refresh(sealed: boolean): Promise<void> {
    try {
      const document = await this.#api.read();
      const grown = document.supplements.length > this.#document.supplements.length;
      if (grown && !this.#api.readOnly) {
        this.#coverage = new Coverage(document.coverage);
      }
      if (!sealed || grown) {
        this.#showIndex(await this.#api.index(document.recording));
        void this.#readBeside();
      }
      this.#showDocument(document);
    } catch (cause) {
      // The next round asks again; what is on the screen stays usable.
      this.#noticeRefusal(cause);
    }
  }

  /** Nobody answers a window of another sign-in: it says so once and asks no more. */
  #noticeRefusal(cause: unknown): void {
    if (!this.#disowned && cause instanceof ApiProblem && cause.ofAnotherSignIn) {
      this.#disowned = true;
      this.#warn(this.#texts.otherSignIn);
    }
  }

  #warn(words: string): void {
    this.#message.replaceChildren(h('div', { class: 'alert alert-warning py-2' }, words));
    this.#message.scrollIntoView({ block: 'nearest' });
  }

  /** Whether it was done; a refusal is told, and what another person did meanwhile is read. */
  async #change(answer: Promise<ReviewDocument>): Promise<boolean> {
    try {
      this.#showDocument(await answer);
      this.#message.textContent = '';
      return true;
    } catch (cause) {
      const problem = cause instanceof ApiProblem ? cause.problem : null;
      await (problem?.code === 'review-status-changed' && this.#refresh(true));
      this.#warn([this.#texts.failed, problem?.detail ?? ''].filter((part) => part !== '').join('. '));
      return false;
    }
  }

  async #sendCoverage(leaving: boolean): Promise<void> {
    if (this.#api.readOnly || this.#disowned) {
      return;
    }
    const watched = this.#coverage.takeUnsent();
    if (watched.length > 0) {
      await this.#api.coverage(watched, leaving).catch((cause: unknown) => {
        this.#noticeRefusal(cause);
        for (const [from, to] of watched) {
          this.#coverage.add(from, to);
        }
      });
    }
  }

  #stepPicture(direction: 1 | -1): void {
    const rate = (this.#measured.camera ?? this.#measured.screen)?.framesPerSecond;
    this.#player.step(direction, rate ? 1000 / rate : pictureMs);
  }

  /** The marks carry the first opinion. */
  get #judges(): boolean {
    return !this.#api.readOnly && !this.#document.secondOpinion;
  }

  #listenToKeys(): void {
    listenToKeys(document, {
      toggle: () => this.#player.toggle(),
      move: (milliseconds) => this.#player.seek(this.#player.position + milliseconds),
      stepPicture: (direction) => this.#stepPicture(direction),
      previousMark: () => this.#rounds.goToMark(-1),
      nextMark: () => this.#rounds.goToMark(1),
      confirm: () => this.#judges && this.#marks.judgeChosen('confirmed'),
      dismiss: () => this.#judges && this.#marks.judgeChosen('dismissed'),
      reword: () => this.#judges && this.#marks.rewordChosen(),
      skip: () => this.#rounds.toggleSkip(),
      loop: () => this.#rounds.toggleLoop(),
      unwatched: () => this.#rounds.goToUnwatched(),
      view: () => nextView(this.#main),
      zoom: (direction) => this.#pictures.screenStage.zoom.change(direction),
      sheet: () => this.#sheet.toggle(),
      identity: () => void this.#compare(),
      status: () => this.#status.focus(),
      save: () => !this.#api.readOnly && this.#status.save(),
      slower: () => this.#controls.changeSpeed(-1),
      faster: () => this.#controls.changeSpeed(1),
      begin: () => this.#own.setBegin(),
      end: () => this.#own.setEnd(),
      live: () => this.#player.goLive(),
      help: () => showKeys(this.#texts),
    });
  }
}
