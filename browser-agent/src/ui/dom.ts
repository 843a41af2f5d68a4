type Attribute = string | number | boolean | null | undefined;
type Properties = Readonly<Record<string, Attribute | ((event: Event) => void)>>;
export type Child = Node | string | null | false | undefined;

/**
 * Makes an element: functions become listeners, `true` an empty attribute, nothing is ever parsed as HTML.
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Properties = {},
  ...children: readonly (Child | readonly Child[])[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (typeof value === 'function') {
      element.addEventListener(key.replace(/^on/, ''), value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(key, value === true ? '' : String(value));
    }
  }
  append(element, children);
  return element;
}

export function append(parent: Element, children: readonly (Child | readonly Child[])[]): void {
  for (const child of children.flat()) {
    if (child instanceof Node || typeof child === 'string') {
      parent.append(child);
    }
  }
}

/** A Bootstrap icon; the words beside it carry the meaning. */
export function icon(name: string, style = ''): HTMLElement {
  return h('i', { class: `bi bi-${name} ${style}`.trim(), 'aria-hidden': 'true' });
}

export function button(
  words: string,
  test: string,
  onClick: () => void,
  style = 'btn-primary',
): HTMLButtonElement {
  return h('button', { type: 'button', class: `btn ${style}`, 'data-test': test, onclick: onClick }, words);
}

/** A live picture of a stream; muted, or the student would hear the own voice. */
export function video(media: MediaStream | null, label: string, style: string): HTMLVideoElement {
  const element = h('video', { class: style, 'aria-label': label, autoplay: true, playsinline: true });
  element.muted = true;
  element.srcObject = media;
  return element;
}

/** Moves reading to the heading of a step that just replaced another. */
export function focusHeading(root: ParentNode): void {
  const heading = root.querySelector<HTMLElement>('h1');
  heading?.setAttribute('tabindex', '-1');
  heading?.focus({ preventScroll: true });
}
