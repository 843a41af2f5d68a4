import type { Language } from '../messages/language.ts';
import { h } from '../ui/dom.ts';
import type { PlaybackIndex } from './playback-index.ts';
import { Player } from './player.ts';
import { Stage } from './stage.ts';
import { StreamPlayer } from './stream-player.ts';
import type { Texts } from './texts/index.ts';

/** A page behind another gets no pictures, and yet it is to be read when it comes forward. */
const patienceMs = 500;

/** Both pictures at one clock, before anything of the review around them is known. */
export class Pictures {
  readonly element: HTMLElement;
  readonly cameraStage: Stage;
  readonly screenStage: Stage;
  readonly camera: StreamPlayer;
  readonly screen: StreamPlayer;
  readonly player: Player;
  #begun = false;

  constructor(texts: Texts, language: Language) {
    this.cameraStage = new Stage(texts, language, 'camera');
    this.screenStage = new Stage(texts, language, 'screen');
    this.camera = new StreamPlayer(this.cameraStage.video);
    this.screen = new StreamPlayer(this.screenStage.video);
    this.player = new Player(this.camera, this.screen);
    this.element = h('div', { class: 'review-stages' }, this.cameraStage.element, this.screenStage.element);
  }

  /** Shows the first pictures; told again with more of the recording, it stays where it is unless that begins elsewhere. */
  begin(index: PlaybackIndex): void {
    this.player.show(index);
    const { beginning, position } = this.player;
    if (!this.#begun || position !== beginning) {
      this.player.seek(beginning);
    }
    this.#begun = this.player.length > 0;
  }

  /** Once the first pictures are there, or soon: whatever else is read and drawn takes its time from them. */
  async shown(): Promise<void> {
    const begun = [this.camera, this.screen].filter((stream) => stream.covers(this.player.position));
    const first = begun.map((stream) =>
      stream.firstFrame ? null : new Promise<void>((resolve) => stream.seen.listen(resolve)),
    );
    await Promise.race([Promise.all(first), new Promise((resolve) => setTimeout(resolve, patienceMs))]);
  }
}
