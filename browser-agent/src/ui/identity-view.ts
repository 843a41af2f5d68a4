import type { DocumentFault } from '../messages/document.ts';
import type { SittingDocument } from '../messages/sitting-document.ts';
import { openDialog } from './dialog.ts';
import { button, h, icon, video } from './dom.ts';
import type { Texts } from './texts/index.ts';
import type { LookTexts } from './texts/look.ts';

export type PhotoKind = 'face' | 'document';

/** What is said about a picture: whether it is sharp, or what a look at the document found. */
export type PhotoHint =
  | { readonly sharp: boolean }
  | {
      readonly outcome: 'readable' | 'hard-to-read';
      readonly faults: readonly DocumentFault[];
      /** It may be sent although it is hard to read. */
      readonly asItIs: boolean;
      readonly words: LookTexts;
    };

/** A picture just taken. */
export interface TakenPhoto {
  readonly address: string;
  readonly hint: PhotoHint | { readonly looking: string };
}

export interface IdentityIntents {
  take(kind: PhotoKind, camera: HTMLVideoElement): void;
  retake(kind: PhotoKind): void;
  accept(kind: PhotoKind, documentKind: string): void;
  reportProblem(): void;
}

/** Two separate pictures, face then document (R2-031, R2-032), each with an outline, a hint and a retake. */
export class IdentityView {
  readonly element: HTMLElement;
  readonly #texts: Texts['identity'];
  readonly #intents: IdentityIntents;
  readonly #camera: HTMLVideoElement;
  readonly #stage = h('div', { class: 'photo-stage' });
  readonly #side = h('div', {});
  readonly #documentKind: HTMLSelectElement;
  readonly #said = h('div', { role: 'status', 'data-test': 'photo-hint' });
  readonly #actions = h('div', { class: 'form-actions' });

  /** @param besides what goes on beside the photos, in its own time */
  constructor(
    sitting: SittingDocument,
    media: MediaStream,
    texts: Texts,
    besides: HTMLElement | null,
    intents: IdentityIntents,
  ) {
    this.#texts = texts.identity;
    this.#intents = intents;
    this.#camera = video(media, texts.equipment.preview, 'photo-picture');
    this.#documentKind = h(
      'select',
      { class: 'form-select', id: 'document-kind', 'data-test': 'document-kind' },
      ...sitting.documentKinds.map((kind) => h('option', { value: kind.code }, kind.label)),
    );
    this.element = h(
      'section',
      { class: 'exam-step', 'data-test': 'view-identity' },
      h('h1', {}, this.#texts.heading),
      h('div', { class: 'two-columns photos' }, this.#stage, h('div', {}, this.#side, besides)),
    );
  }

  /** The camera with the outline of what belongs into the picture. */
  aim(kind: PhotoKind): void {
    const words = this.#texts;
    const outline = h('div', { class: `photo-outline photo-outline-${kind}`, 'aria-hidden': 'true' });
    this.#stage.replaceChildren(this.#camera, outline);
    void this.#camera.play().catch(() => undefined);
    const take = kind === 'face' ? words.faceTake : words.documentTake;
    const shoot = button(
      take,
      `photo-${kind}-take`,
      () => this.#intents.take(kind, this.#camera),
      'btn-primary btn-lg',
    );
    this.#side.replaceChildren(
      h('h2', { class: 'mt-0' }, kind === 'face' ? words.face : words.document),
      h('p', { class: 'lead' }, kind === 'face' ? words.faceLead : words.documentLead),
      ...(kind === 'document' ? [this.#documentField()] : []),
      h('div', { class: 'form-actions' }, shoot, ...(kind === 'document' ? [this.#withoutDocument()] : [])),
      h('p', { class: 'text-body-secondary mt-3' }, icon('lock'), ` ${words.who}`),
    );
    shoot.focus();
  }

  /** The picture taken: use it or take another, once it is known how it came out. */
  review(kind: PhotoKind, { address, hint }: TakenPhoto): void {
    const words = this.#texts;
    const picture = h('img', {
      class: 'photo-picture',
      src: address,
      alt: kind === 'face' ? words.face : words.document,
      'data-test': `photo-${kind}`,
    });
    this.#stage.replaceChildren(picture);
    this.#said.className = 'alert alert-light';
    this.#said.replaceChildren('looking' in hint ? hint.looking : '');
    this.#side.replaceChildren(
      h('h2', { class: 'mt-0' }, kind === 'face' ? words.face : words.document),
      this.#said,
      this.#actions,
    );
    this.#offer([this.#again(kind, 'btn-outline-primary')]);
    if (!('looking' in hint)) {
      this.#say(kind, hint);
    }
  }

  /** What a look at the document found, said where the reader of the page already is. */
  looked(hint: PhotoHint): void {
    this.#say('document', hint);
  }

  #say(kind: PhotoKind, hint: PhotoHint): void {
    const words = this.#texts;
    const good = 'sharp' in hint ? hint.sharp : hint.outcome === 'readable';
    this.#said.className = `alert ${good ? 'alert-success' : 'alert-warning'}`;
    if ('sharp' in hint) {
      this.#said.replaceChildren(hint.sharp ? words.sharp : words.blurred);
    } else if (hint.outcome === 'readable') {
      this.#said.replaceChildren(hint.words.readable);
    } else {
      this.#said.replaceChildren(
        hint.asItIs ? hint.words.stillHard : hint.words.hard,
        h('ul', { class: 'mb-0 mt-2' }, ...hint.faults.map((fault) => h('li', {}, hint.words.advice[fault]))),
      );
    }
    if ('sharp' in hint || hint.outcome === 'readable') {
      const use = kind === 'face' ? words.faceAccept : words.documentAccept;
      this.#offer([this.#accept(kind, use, 'btn-primary btn-lg'), this.#again(kind, 'btn-outline-primary')]);
    } else {
      const asItIs = this.#accept(kind, hint.words.asItIs, 'btn-outline-secondary');
      this.#offer([this.#again(kind, 'btn-primary btn-lg'), ...(hint.asItIs ? [asItIs] : [])]);
    }
  }

  /** The first of them is where the keyboard goes on. */
  #offer(actions: readonly HTMLButtonElement[]): void {
    this.#actions.replaceChildren(...actions);
    actions[0]?.focus();
  }

  #accept(kind: PhotoKind, words: string, style: string): HTMLButtonElement {
    const accept = button(
      words,
      `photo-${kind}-accept`,
      () => {
        accept.disabled = true;
        this.#intents.accept(kind, this.#documentKind.value);
      },
      style,
    );
    return accept;
  }

  #again(kind: PhotoKind, style: string): HTMLButtonElement {
    return button(this.#texts.retake, `photo-${kind}-retake`, () => this.#intents.retake(kind), style);
  }

  #documentField(): HTMLElement {
    return h(
      'div',
      { class: 'mb-3' },
      h('label', { class: 'form-label', for: 'document-kind' }, this.#texts.documentKind),
      this.#documentKind,
    );
  }

  #withoutDocument(): HTMLElement {
    const words = this.#texts;
    return button(words.noDocument, 'no-document', () => this.#explain(words), 'btn-link px-0');
  }

  #explain(words: Texts['identity']): void {
    openDialog(
      words.noDocument,
      [h('p', {}, words.noDocumentText)],
      [
        {
          words: words.noDocument,
          test: 'no-document-report',
          style: 'btn-primary',
          act: () => this.#intents.reportProblem(),
        },
        { words: words.retake, test: 'no-document-back', style: 'btn-outline-secondary' },
      ],
      'no-document-dialog',
    );
  }
}
