import { formatInstant } from '../browser/times.ts';
import type { StreamName } from '../messages/evidence.ts';
import type { Language } from '../messages/language.ts';
import { ApiProblem } from '../transport/api-client.ts';
import { openDialog } from '../ui/dialog.ts';
import { h } from '../ui/dom.ts';
import { ContactSheet } from './contact-sheet.ts';
import { Controls } from './controls.ts';
import { Coverage } from './coverage.ts';
import { IdentityPanel } from './identity-panel.ts';
import { listenToKeys } from './keys.ts';
import { MarkList } from './mark-list.ts';
import { type Measured, measured } from './measured.ts';
import { OwnMarkForm } from './own-mark.ts';
import type { PlaybackIndex } from './playback-index.ts';
import { Player } from './player.ts';
import type { ReviewApi } from './review-api.ts';
import type { Mark, ReviewDocument } from './review-document.ts';
import { Stage } from './stage.ts';
import { StatusPanel } from './status-panel.ts';
import { StreamPlayer } from './stream-player.ts';
import { SupplementNotice } from './supplement-notice.ts';
import { type Texts, textsFor } from './texts/index.ts';
import { lanesOf } from './timeline-model.ts';
import { TimelineView } from './timeline-view.ts';

/** A running sitting is to be seen with at most ten seconds of delay. */
const refreshMs = 2000;
/** What has ended changes little: the rest arrives, and later perhaps a supplement. */
const endedRefreshMs = 30_000;
const coverageMs = 10_000;
/** A mark is shown with a moment of what came before it. */
const leadMs = 1000;

/** The player's page: wires document, recording, pictures, time line and panels. Holds no rules of its own. */
export class ReviewPage {
  readonly #main: HTMLElement;
  readonly #api: ReviewApi;
  readonly #texts: Texts;
  readonly #language: Language;
  readonly #cameraStage: Stage;
  readonly #screenStage: Stage;
  readonly #camera: StreamPlayer;
  readonly #screen: StreamPlayer;
  readonly #player: Player;
  readonly #controls: Controls;
  readonly #timeline: TimelineView;
  readonly #sheet: ContactSheet;
  readonly #marks: MarkList;
  readonly #own: OwnMarkForm;
  readonly #identity: IdentityPanel;
  readonly #status: StatusPanel;
  readonly #supplements: SupplementNotice;
  readonly #message = h('div', { role: 'alert', 'data-test': 'review-message' });
  #document: ReviewDocument;
  #index: PlaybackIndex;
  #coverage: Coverage;
  #drawn = '';
  #disowned = false;
  #measured: Readonly<Record<StreamName, Measured | null>> = { camera: null, screen: null };

  constructor(
    main: HTMLElement,
    api: ReviewApi,
    language: Language,
    document: ReviewDocument,
    index: PlaybackIndex,
  ) {
    this.#main = main;
    this.#api = api;
    this.#language = language;
    this.#texts = textsFor(language);
    this.#document = document;
    this.#index = index;
    this.#coverage = new Coverage(document.coverage);
    const texts = this.#texts;
    this.#cameraStage = new Stage(texts, language, 'camera');
    this.#screenStage = new Stage(texts, language, 'screen');
    this.#camera = new StreamPlayer(this.#cameraStage.video);
    this.#screen = new StreamPlayer(this.#screenStage.video);
    this.#player = new Player(this.#camera, this.#screen);
    const positionOf = (wallClock: number) => this.#player.positionOf(wallClock);
    const wallClock = (position: number) => this.#player.wallClock(position);
    const seek = (position: number) => this.#player.seek(position);
    this.#controls = new Controls(texts, language, this.#player, {
      previous: () => this.#goToMark(-1),
      next: () => this.#goToMark(1),
      keys: () => this.#showKeys(),
    });
    this.#timeline = new TimelineView({ texts, language, seek, wallClock });
    this.#sheet = new ContactSheet(texts, () => api.strips(this.#document.recording), positionOf, seek);
    this.#marks = new MarkList(texts, language, {
      positionOf,
      seek: (mark) => this.#showMark(mark),
      judge: (mark, verdict, violation) => {
        this.#marks.choose(mark);
        this.#change(api.judge(mark.id, verdict, violation));
      },
    });
    this.#own = new OwnMarkForm(
      texts,
      () => this.#player.position,
      (violation, from, to, note) => {
        const startedAt = Math.round(wallClock(from));
        this.#change(api.mark({ violation, startedAt, endedAt: Math.round(wallClock(to)), note }));
      },
    );
    this.#identity = new IdentityPanel(texts, (confirmed) => this.#change(api.identity(confirmed, '')));
    this.#supplements = new SupplementNotice(texts, language, positionOf, seek);
    this.#status = new StatusPanel(texts, positionOf, (status, comment) =>
      this.#change(api.status(status, comment)),
    );
  }

  open(): void {
    this.#main.classList.toggle('review-read-only', this.#api.readOnly);
    this.#main.replaceChildren(...this.#layout());
    this.#player.moved.listen(({ position, played }) => this.#follow(position, played));
    this.#showIndex(this.#index);
    this.#showDocument(this.#document);
    this.#player.seek(this.#player.beginning);
    this.#listenToKeys();
    this.#refreshLater();
    setInterval(() => this.#sendCoverage(false), coverageMs);
    window.addEventListener('pagehide', () => this.#sendCoverage(true));
  }

  #layout(): readonly HTMLElement[] {
    const { sitting } = this.#document;
    const due =
      sitting.dueAt === null ? '' : formatInstant(sitting.dueAt, 'date-time', this.#language, sitting.zone);
    return [
      h(
        'div',
        { class: 'd-flex flex-wrap gap-3 align-items-baseline mb-2' },
        h('h1', { class: 'h5 mb-0' }, `${sitting.examinee} · ${sitting.exam}`),
        due ? h('span', { class: 'small text-body-secondary' }, `${this.#texts.due} ${due}`) : null,
        this.#api.readOnly
          ? null
          : h(
              'a',
              { class: 'ms-auto small', href: '/review', 'data-test': 'back-to-queue' },
              this.#texts.back,
            ),
      ),
      this.#message,
      this.#supplements.element,
      h(
        'div',
        { class: 'review-grid' },
        h(
          'div',
          { class: 'review-middle' },
          h('div', { class: 'review-stages' }, this.#cameraStage.element, this.#screenStage.element),
          this.#controls.element,
          this.#timeline.element,
          this.#sheet.element,
          h('div', { class: 'review-panels' }, this.#identity.element, this.#status.element),
        ),
        h(
          'div',
          { class: 'review-side' },
          h('h2', { class: 'h6 mt-0' }, this.#texts.marks),
          this.#marks.element,
          this.#own.element,
        ),
      ),
    ];
  }

  #follow(position: number, played: readonly [number, number] | null): void {
    if (played) {
      this.#coverage.add(this.#player.wallClock(played[0]), this.#player.wallClock(played[1]));
    }
    this.#main.dataset['time'] = String(Math.round(position));
    this.#main.dataset['clock'] = String(Math.round(this.#player.wallClock(position)));
    this.#main.dataset['firstFrame'] = String(this.#player.firstFrame);
    this.#cameraStage.update(this.#camera, position);
    this.#screenStage.update(this.#screen, position);
    this.#cameraStage.measured(this.#measured.camera, this.#index.quality);
    this.#screenStage.measured(this.#measured.screen, this.#index.quality);
    this.#controls.update();
    this.#timeline.moveTo(position);
  }

  #showIndex(index: PlaybackIndex): void {
    this.#index = index;
    this.#measured = {
      camera: measured(index.streams.get('camera') ?? []),
      screen: measured(index.streams.get('screen') ?? []),
    };
    this.#player.show(index);
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
    this.#own.show(document);
    this.#identity.show(document);
    this.#supplements.show(document);
    this.#status.show(document);
    this.#draw();
  }

  #draw(): void {
    const { intervals } = this.#coverage;
    const length = this.#player.length;
    this.#timeline.show(lanesOf(this.#document, this.#index, intervals, length, this.#texts), length);
  }

  #showMark(mark: Mark): void {
    this.#marks.choose(mark);
    this.#player.seek(this.#player.positionOf(mark.startedAt) - leadMs);
  }

  #goToMark(step: 1 | -1): void {
    const { marks } = this.#document;
    const chosen = marks.findIndex((mark) => mark.id === this.#marks.chosen?.id);
    const mark = marks[chosen < 0 ? 0 : Math.min(marks.length - 1, Math.max(0, chosen + step))];
    if (mark) {
      this.#showMark(mark);
    }
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
      if (grown) {
        this.#coverage = new Coverage(document.coverage);
      }
      if (!sealed || grown) {
        this.#showIndex(await this.#api.index(document.recording));
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

  #change(answer: Promise<ReviewDocument>): void {
    answer
      .then((document) => {
        this.#message.textContent = '';
        this.#showDocument(document);
      })
      .catch((cause: unknown) => {
        const detail = cause instanceof ApiProblem ? cause.problem.detail : '';
        this.#warn([this.#texts.failed, detail].filter((part) => part !== '').join('. '));
      });
  }

  #sendCoverage(leaving: boolean): void {
    if (this.#api.readOnly || this.#disowned) {
      return;
    }
    const watched = this.#coverage.takeUnsent();
    if (watched.length > 0) {
      this.#api.coverage(watched, leaving).catch((cause: unknown) => {
        this.#noticeRefusal(cause);
        for (const [from, to] of watched) {
          this.#coverage.add(from, to);
        }
      });
    }
  }

  #judgeChosen(verdict: 'confirmed' | 'dismissed'): void {
    if (!this.#api.readOnly) {
      this.#marks.judgeChosen(verdict);
    }
  }

  #listenToKeys(): void {
    listenToKeys(document, {
      toggle: () => this.#player.toggle(),
      move: (milliseconds) => this.#player.seek(this.#player.position + milliseconds),
      previousMark: () => this.#goToMark(-1),
      nextMark: () => this.#goToMark(1),
      confirm: () => this.#judgeChosen('confirmed'),
      dismiss: () => this.#judgeChosen('dismissed'),
      reclassify: () => this.#marks.focusViolation(),
      slower: () => this.#controls.changeSpeed(-1),
      faster: () => this.#controls.changeSpeed(1),
      begin: () => this.#own.setBegin(),
      end: () => this.#own.setEnd(),
      live: () => this.#player.goLive(),
      help: () => this.#showKeys(),
    });
  }

  #showKeys(): void {
    const rows = this.#texts.keyList.flatMap(([keys, meaning]) => [
      h('dt', {}, h('kbd', {}, keys)),
      h('dd', {}, meaning),
    ]);
    const close = { words: this.#texts.close, test: 'keys-close', style: 'btn-primary' };
    openDialog(this.#texts.keys, [h('dl', { class: 'facts' }, ...rows)], [close], 'keys-dialog');
  }
}
