import { type Child, h } from './dom.ts';

export interface DialogButton {
  readonly words: string;
  readonly test: string;
  readonly style: string;
  /** Nothing happens on the way back. */
  readonly act?: () => void;
}

/** A modal question with its buttons; Escape is the way back. */
export function openDialog(
  title: string,
  content: readonly Child[],
  buttons: readonly DialogButton[],
  test: string,
): HTMLDialogElement {
  const dialog = h('dialog', { 'aria-label': title, 'data-test': test });
  const close = (act?: () => void) => {
    dialog.close();
    act?.();
  };
  dialog.append(
    h('h2', { class: 'h4 mt-0' }, title),
    ...content.filter((child): child is Node | string => typeof child === 'string' || child instanceof Node),
    h(
      'div',
      { class: 'form-actions' },
      ...buttons.map(({ words, test: name, style, act }) =>
        h(
          'button',
          { type: 'button', class: `btn ${style}`, 'data-test': name, onclick: () => close(act) },
          words,
        ),
      ),
    ),
  );
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** A box to write in, with the words the reader left in it. */
export function textBox(label: string, test: string): { element: HTMLElement; read: () => string } {
  const box = h('textarea', { class: 'form-control', id: test, rows: 4, maxlength: 2000, 'data-test': test });
  const element = h('div', { class: 'mb-3' }, h('label', { class: 'form-label', for: test }, label), box);
  return { element, read: () => box.value.trim() };
}
