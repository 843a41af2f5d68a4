import { watchedRules } from '../messages/observations.ts';
import { type ExamRule, type SittingDocument, wantsFullScreen } from '../messages/sitting-document.ts';
import { append, h, icon } from './dom.ts';
import type { Texts } from './texts/index.ts';

const icons: Readonly<Record<string, string>> = {
  websites: 'globe2',
  books: 'book',
  paper: 'pencil-square',
  messengers: 'chat-dots',
  calculator: 'calculator',
  excel: 'file-earmark-spreadsheet',
  human_assistant: 'people',
  absence_in_frame: 'door-open',
  voices: 'soundwave',
  wrong_gaze_direction: 'eye',
  headphones: 'headphones',
  active_window: 'window-stack',
  cursor_on_page: 'cursor',
  task_copying: 'clipboard-x',
  single_display: 'display',
  microphone_on: 'mic',
  camera_picture: 'camera-video',
  whole_screen: 'window-fullscreen',
  light: 'lightbulb',
  gadgets: 'phone',
};

/** The rules in icons and words (R2-021): what is allowed, what is not, how the workplace must be. */
export function ruleList(
  rules: readonly ExamRule[],
  customRules: readonly string[],
  texts: Texts['rules'],
): HTMLElement {
  const permissions = rules.filter((rule) => rule.kind === 'permission');
  const conditions = rules.filter((rule) => rule.kind !== 'permission' && !rule.lifted && !rule.allowed);
  const root = h('div', { class: 'rule-groups', 'data-test': 'rules' });
  const anyWatched = rules.some(isWatched);
  append(root, [
    group(
      texts.allowed,
      'check-circle-fill text-success',
      permissions.filter((rule) => rule.allowed),
      texts,
    ),
    group(
      texts.forbidden,
      'x-circle-fill text-danger',
      permissions.filter((rule) => !rule.allowed),
      texts,
    ),
    group(texts.conditions, 'shield-check text-primary', conditions, texts),
    customRules.length > 0 &&
      h(
        'section',
        {},
        h('h3', {}, icon('info-circle text-primary'), ` ${texts.custom}`),
        h(
          'ul',
          { class: 'rule-list' },
          ...customRules.map((rule) => h('li', {}, icon('dot'), h('span', {}, rule))),
        ),
      ),
    anyWatched &&
      h('p', { class: 'rule-legend' }, icon('record-circle', 'rule-watched'), ` – ${texts.watched}`),
  ]);
  return root;
}

/** What this exam asks for besides the matrix. */
export function rulesOfItsOwn(
  sitting: Pick<SittingDocument, 'presentation' | 'rules' | 'customRules'>,
  texts: Texts,
): readonly string[] {
  return wantsFullScreen(sitting) ? [texts.fullScreen.rule, ...sitting.customRules] : sitting.customRules;
}

function group(
  title: string,
  sign: string,
  rules: readonly ExamRule[],
  texts: Texts['rules'],
): HTMLElement | null {
  return rules.length === 0
    ? null
    : h(
        'section',
        {},
        h('h3', {}, icon(sign), ` ${title}`),
        h('ul', { class: 'rule-list' }, ...rules.map((rule) => line(rule, texts))),
      );
}

function line(rule: ExamRule, texts: Texts['rules']): HTMLElement {
  const watched = isWatched(rule);
  return h(
    'li',
    { 'data-test': `rule-${rule.code}`, 'data-allowed': String(rule.allowed) },
    icon(icons[rule.code] ?? 'dot'),
    h(
      'span',
      {},
      rule.explanation || rule.label,
      watched ? icon('record-circle', 'rule-watched') : null,
      watched ? h('span', { class: 'visually-hidden' }, ` (${texts.watched})`) : null,
    ),
  );
}

/** Marked for the student only where the exam shows it (R2-024). */
function isWatched(rule: ExamRule): boolean {
  const known: readonly string[] = watchedRules;
  return rule.controlled && !rule.allowed && !rule.lifted && rule.visible && known.includes(rule.code);
}
