import type { ConsentText, SittingDocument } from '../messages/sitting-document.ts';
import { openDialog, textBox } from './dialog.ts';
import { append, button, h, icon } from './dom.ts';
import { instructionList } from './instruction-list.ts';
import { ruleList, rulesOfItsOwn } from './rule-list.ts';
import type { Texts } from './texts/index.ts';

export interface RulesIntents {
  accept(ticks: readonly string[]): void;
  decline(reason: string): void;
}

/**
 * Rules and consent. No device is opened before this step is accepted.
 *
 * @param consented the day of the consent that still stands, in words
 */
export function rulesView(
  sitting: SittingDocument,
  texts: Texts,
  consented: string,
  intents: RulesIntents,
): HTMLElement {
  const words = texts.rules;
  return h(
    'section',
    { class: 'exam-step', 'data-test': 'view-rules' },
    h('h1', {}, sitting.exam.title),
    h('p', { class: 'lead' }, icon('person'), ` ${words.youAre(sitting.examinee.name)}`),
    h(
      'div',
      { class: 'two-columns' },
      h(
        'div',
        { class: 'stays-in-view' },
        h('h2', {}, words.heading),
        ruleList(sitting.rules, rulesOfItsOwn(sitting, texts), words),
      ),
      consentForm(sitting, texts, consented, intents),
    ),
  );
}

function consentForm(
  { consent, instructions }: SittingDocument,
  texts: Texts,
  consented: string,
  intents: RulesIntents,
): HTMLElement {
  const words = texts.rules;
  const blocked = consent.representativeRequired && !consent.representativeRecorded;
  const boxes = consent.ticks.map(({ code, required }) => ({ code, required, box: tickBox(code) }));
  const accept = h(
    'button',
    { type: 'submit', class: 'btn btn-primary btn-lg', 'data-test': 'consent-accept', disabled: blocked },
    consent.givenAt === null ? words.accept : words.acceptRules,
  );
  const hint = h(
    'p',
    { class: 'field-error', role: 'alert', hidden: true, 'data-test': 'consent-hint' },
    words.tickAll,
  );
  const submit = (event: Event) => {
    event.preventDefault();
    const missing = boxes.find(({ required, box }) => required && !box.checked);
    hint.hidden = missing === undefined;
    missing?.box.focus();
    if (!missing) {
      accept.disabled = true;
      intents.accept(boxes.filter(({ box }) => box.checked).map(({ code }) => code));
    }
  };
  return h(
    'form',
    { class: 'card', novalidate: true, onsubmit: submit },
    h(
      'div',
      { class: 'card-body' },
      instructionList(instructions, words),
      h('h2', {}, consent.title || words.consentHeading),
      blocked
        ? h('div', { class: 'alert alert-warning', 'data-test': 'representative' }, words.representative)
        : null,
      ...consentText(consent, texts, consented),
      ...consent.ticks.map((tick, index) => tickLine(boxes[index]?.box, tick.code, tick.label)),
      hint,
      h(
        'div',
        { class: 'form-actions' },
        accept,
        button(words.decline, 'decline', () => askToDecline(words, intents), 'btn-outline-secondary'),
      ),
    ),
  );
}

/** In full when it is asked for; folded away when it was given before and stands (R2-042). */
function consentText(consent: ConsentText, texts: Texts, consented: string): HTMLElement[] {
  const words = texts.rules;
  const sections = consent.sections.map((section) =>
    h('div', {}, h('h3', {}, section.title), h('p', {}, section.text)),
  );
  if (consent.givenAt === null) {
    return sections;
  }
  return [
    h(
      'p',
      { 'data-test': 'consent-stands' },
      words.consentStands(consented),
      ' ',
      h('a', { href: '/my-data', target: '_blank' }, words.ownData),
    ),
    h('details', { class: 'mb-3' }, h('summary', {}, words.consentWords), ...sections),
  ];
}

function tickBox(code: string): HTMLInputElement {
  return h('input', {
    type: 'checkbox',
    class: 'form-check-input',
    id: `tick-${code}`,
    'data-test': `consent-tick-${code}`,
  });
}

function tickLine(box: HTMLInputElement | undefined, code: string, label: string): HTMLElement {
  const line = h('div', { class: 'form-check mb-2' });
  append(line, [box, h('label', { class: 'form-check-label', for: `tick-${code}` }, label)]);
  return line;
}

function askToDecline(words: Texts['rules'], intents: RulesIntents): void {
  const reason = textBox(words.declineReason, 'decline-reason');
  openDialog(
    words.declineHeading,
    [h('p', {}, words.declineText), reason.element],
    [
      {
        words: words.declineConfirm,
        test: 'decline-confirm',
        style: 'btn-danger',
        act: () => intents.decline(reason.read()),
      },
      { words: words.back, test: 'decline-back', style: 'btn-outline-secondary' },
    ],
    'decline-dialog',
  );
}
