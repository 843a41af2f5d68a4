import type { SittingDocument } from '../messages/sitting-document.ts';
import { button, h, video } from './dom.ts';
import { Lights, type LightsModel } from './lights.ts';
import { NoticeList } from './notices.ts';
import { ruleList } from './rule-list.ts';
import type { Texts } from './texts/index.ts';

/** The small window above the quiz: own picture, lights, notices, rules, hand-in. */
export class CompanionView {
  readonly element: HTMLElement;
  readonly notices: NoticeList;
  readonly #lights: Lights;

  constructor(sitting: SittingDocument, camera: MediaStream, texts: Texts, handIn: () => void) {
    this.notices = new NoticeList(texts.exam.noNotices);
    this.#lights = new Lights(texts.exam);
    this.element = h(
      'main',
      { class: 'companion', 'data-test': 'companion' },
      h(
        'div',
        { class: 'companion-top' },
        video(camera, texts.exam.selfView, 'camera-picture'),
        h(
          'div',
          {},
          this.#lights.element,
          button(texts.exam.handIn, 'companion-submitted', handIn, 'btn-outline-primary btn-sm'),
        ),
      ),
      this.notices.element,
      h(
        'details',
        { class: 'mt-2' },
        h('summary', {}, texts.exam.rules),
        ruleList(sitting.rules, sitting.customRules, texts.rules),
      ),
    );
  }

  lights(model: LightsModel): void {
    this.#lights.show(model);
  }
}
