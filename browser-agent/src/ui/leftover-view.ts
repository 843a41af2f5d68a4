import { button, h } from './dom.ts';
import type { Texts } from './texts/index.ts';

/** Offers to send what an earlier exam left in this browser. */
export function leftoverView(
  bytes: number,
  texts: Texts['leftover'],
  send: (progress: (left: number) => void) => Promise<void>,
): HTMLElement {
  const words = h('span', { role: 'status', 'data-test': 'leftover-words' }, texts.offer(bytes));
  const start = button(
    texts.send,
    'leftover-send',
    () => {
      start.hidden = true;
      void send((left) => {
        words.textContent = left > 0 ? texts.sending(left) : texts.sent;
      });
    },
    'btn-outline-primary btn-sm',
  );
  return h(
    'div',
    { class: 'alert alert-info d-flex flex-wrap gap-3 align-items-center', 'data-test': 'leftover' },
    words,
    start,
  );
}
