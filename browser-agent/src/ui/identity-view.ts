import type { SittingDocument } from '../messages/sitting-document.ts';
import { openDialog } from './dialog.ts';
import { button, h, icon, video } from './dom.ts';
import type { Texts } from './texts/index.ts';

export type PhotoKind = 'face' | 'document';

/** A picture just taken, with what the hint says about it. */
export interface TakenPhoto {
  readonly address: string;
  readonly sharp: boolean;
}

export interface IdentityIntents {
  take(kind: PhotoKind, camera: HTMLVideoElement): void;
  retake(kind: PhotoKind): void;
  accept(kind: PhotoKind, documentKind: string): void;
  reportProblem(): void;
}

/** Two separate pictures, face then document (R2-031, R2-032), each with an outline, a sharpness hint and a retake. */
export class IdentityView {
  readonly element: HTMLElement;
  readonly #texts: Texts['identity'];
  readonly #intents: IdentityIntents;
  readonly #camera: HTMLVideoElement;
  readonly #stage = h('div', { class: 'photo-stage' });
  readonly #side = h('div', {});
  readonly #documentKind: HTMLSelectElement;

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

  /** The picture taken: use it or take another. */
  review(kind: PhotoKind, photo: TakenPhoto): void {
    const words = this.#texts;
    const picture = h('img', {
      class: 'photo-picture',
      src: photo.address,
      alt: kind === 'face' ? words.face : words.document,
      'data-test': `photo-${kind}`,
    });
    this.#stage.replaceChildren(picture);
    const style = photo.sharp ? 'alert-success' : 'alert-warning';
    const accept = button(
      kind === 'face' ? words.faceAccept : words.documentAccept,
      `photo-${kind}-accept`,
      () => {
        accept.disabled = true;
        this.#intents.accept(kind, this.#documentKind.value);
      },
      'btn-primary btn-lg',
    );
    const again = button(
      words.retake,
      `photo-${kind}-retake`,
      () => this.#intents.retake(kind),
      'btn-outline-primary',
    );
    this.#side.replaceChildren(
      h('h2', { class: 'mt-0' }, kind === 'face' ? words.face : words.document),
      h(
        'div',
        { class: `alert ${style}`, role: 'status', 'data-test': 'photo-sharpness' },
        photo.sharp ? words.sharp : words.blurred,
      ),
      h('div', { class: 'form-actions' }, accept, again),
    );
    accept.focus();
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
