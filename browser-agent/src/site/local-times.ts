import { pageLanguage } from '../browser/page.ts';
import { formatInstant, type InstantStyle } from '../browser/times.ts';

/**
 * Fills `<time data-local-time="epoch ms" data-zone="Europe/Moscow" data-style="date|time|date-time">`.
 * Without a zone the reader's own is used; either way it is named.
 */
export function renderLocalTimes(root: Element): void {
  const selector = '[data-local-time]';
  const found = [...root.querySelectorAll<HTMLElement>(selector)];
  if (root instanceof HTMLElement && root.matches(selector)) {
    found.push(root);
  }
  for (const element of found) {
    const instant = Number(element.dataset['localTime']);
    if (element.dataset['localTime'] && Number.isFinite(instant)) {
      element.textContent = formatInstant(instant, styleOf(element), pageLanguage(), element.dataset['zone']);
      if (element instanceof HTMLTimeElement) {
        element.dateTime = new Date(instant).toISOString();
      }
    }
  }
}

function styleOf(element: HTMLElement): InstantStyle {
  const style = element.dataset['style'];
  return style === 'date' || style === 'time' ? style : 'date-time';
}
