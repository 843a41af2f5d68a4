import type { Instruction } from '../messages/instruction.ts';
import { h, icon } from './dom.ts';
import type { Texts } from './texts/index.ts';

/** What is new lies open, what was read before is folded away; nothing where the institution has none. */
export function instructionList(
  instructions: readonly Instruction[],
  words: Texts['rules'],
): HTMLElement | null {
  return instructions.length === 0
    ? null
    : h(
        'section',
        { class: 'mb-3', 'data-test': 'instructions' },
        h('h2', {}, words.instructions),
        ...instructions.map((instruction) => reading(instruction, words)),
      );
}

function reading(instruction: Instruction, words: Texts['rules']): HTMLElement {
  const { kind, title, edition, language, words: said, address, known } = instruction;
  const news = known ? null : h('span', { class: 'badge text-bg-info ms-1' }, words.instructionNew);
  const named = [title, ' ', h('span', { class: 'small text-body-secondary' }, edition), news];
  const attributes = { class: 'mb-2', 'data-test': `instruction-${kind}`, 'data-known': String(known) };
  if (said === '') {
    return h('p', attributes, ...named, ' ', outward(address, words.instructionLink));
  }
  return h(
    'details',
    { ...attributes, open: !known },
    h('summary', {}, ...named),
    h('p', { class: 'vigil-words my-2', lang: language }, said),
    address === '' ? null : h('p', {}, outward(address, words.instructionAlso)),
  );
}

function outward(address: string, label: string): HTMLElement {
  return h(
    'a',
    { href: address, target: '_blank', rel: 'noopener noreferrer' },
    label,
    ' ',
    icon('box-arrow-up-right'),
  );
}
