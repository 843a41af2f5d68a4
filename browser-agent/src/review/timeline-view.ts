import { formatInstant, formatPosition } from '../browser/times.ts';
import type { Language } from '../messages/language.ts';
import { h } from '../ui/dom.ts';
import { columnsOf, type Loud } from './loudness.ts';
import type { Texts } from './texts/index.ts';
import type { Bar, Lane } from './timeline-model.ts';

const laneHeight = 22;
const barHeight = 14;
const narrowest = 4;
const namespace = 'http://www.w3.org/2000/svg';

/** One time line for everything; a slider for keyboards and screen readers, a picture for eyes and mice. */
export class TimelineView {
  readonly element: HTMLElement;
  readonly #labels = h('div', { class: 'review-lane-labels', 'aria-hidden': 'true' });
  readonly #picture = svg('svg', { class: 'review-lanes', 'aria-hidden': 'true' });
  readonly #playhead = svg('line', { class: 'review-playhead', y1: 0 });
  readonly #slider: HTMLElement;
  readonly #hover = h('output', { class: 'review-hover tabular', hidden: true });
  readonly #seek: (position: number) => void;
  readonly #wallClock: (position: number) => number;
  readonly #language: Language;
  #lanes: readonly Lane[] = [];
  #length = 1;
  #position = 0;

  constructor(options: {
    texts: Texts;
    language: Language;
    seek: (position: number) => void;
    wallClock: (position: number) => number;
  }) {
    this.#seek = options.seek;
    this.#wallClock = options.wallClock;
    this.#language = options.language;
    this.#slider = h('div', {
      class: 'review-slider',
      role: 'slider',
      tabindex: 0,
      'aria-label': options.texts.timeline,
      'aria-description': options.texts.timelineHelp,
      'aria-valuemin': 0,
      'data-test': 'timeline',
      onkeydown: (event: Event) => this.#key(event as KeyboardEvent),
      onpointerdown: (event: Event) => this.#point(event as PointerEvent),
      onpointermove: (event: Event) => this.#move(event as PointerEvent),
      onpointerleave: () => this.#hover.setAttribute('hidden', ''),
    });
    this.#slider.append(this.#picture, this.#hover);
    this.element = h('div', { class: 'review-timeline' }, this.#labels, this.#slider);
    new ResizeObserver(() => this.#draw()).observe(this.#slider);
  }

  show(lanes: readonly Lane[], length: number): void {
    this.#lanes = lanes;
    this.#length = Math.max(1, length);
    this.#labels.replaceChildren(
      ...lanes.map((lane) => h('div', { class: 'review-lane-label', title: lane.label }, lane.label)),
    );
    this.#draw();
  }

  moveTo(position: number): void {
    this.#position = position;
    const x = this.#x(position);
    this.#playhead.setAttribute('x1', String(x));
    this.#playhead.setAttribute('x2', String(x));
    this.#slider.setAttribute('aria-valuenow', String(Math.round(position / 1000)));
    this.#slider.setAttribute('aria-valuetext', formatPosition(position));
  }

  #draw(): void {
    const height = Math.max(1, this.#lanes.length) * laneHeight;
    this.#picture.setAttribute('height', String(height));
    this.#picture.replaceChildren(
      hatching(),
      ...this.#lanes.flatMap((lane, row) => [
        ...lane.bars.map((bar) => this.#bar(bar, row)),
        ...(lane.wave ? [this.#wave(lane.wave, row)] : []),
      ]),
      this.#playhead,
    );
    this.#playhead.setAttribute('y2', String(height));
    this.#slider.setAttribute('aria-valuemax', String(Math.round(this.#length / 1000)));
    this.moveTo(this.#position);
  }

  #bar(bar: Bar, row: number): SVGElement {
    const x = this.#x(bar.from);
    const element = svg('rect', {
      class: `review-bar review-bar-${bar.kind}`,
      x,
      y: row * laneHeight + (laneHeight - barHeight) / 2,
      width: Math.max(narrowest, this.#x(bar.to) - x),
      height: barHeight,
      rx: 2,
      ...(bar.confidence === undefined ? {} : { 'fill-opacity': 0.35 + 0.65 * bar.confidence }),
    });
    const title = svg('title', {});
    title.textContent = `${bar.title} · ${formatPosition(bar.from)}–${formatPosition(bar.to)}`;
    element.append(title);
    return element;
  }

  /** One column a pixel, the loudest of its moments, mirrored as editors of sound draw it. */
  #wave(wave: readonly Loud[], row: number): SVGElement {
    const middle = row * laneHeight + laneHeight / 2;
    const half = laneHeight / 2 - 1;
    const path = [...columnsOf(wave, this.#length, this.#slider.clientWidth)]
      .map((level, x) => {
        const reach = Math.max(0.5, level * half).toFixed(1);
        return level < 0 ? '' : `M${x + 0.5} ${middle - Number(reach)}v${2 * Number(reach)}`;
      })
      .join('');
    return svg('path', { class: 'review-wave', d: path, 'data-test': 'wave' });
  }

  #x(position: number): number {
    return (Math.min(position, this.#length) / this.#length) * this.#slider.clientWidth;
  }

  #positionAt(event: PointerEvent): number {
    const box = this.#slider.getBoundingClientRect();
    const share = (event.clientX - box.left) / Math.max(1, box.width);
    return Math.min(1, Math.max(0, share)) * this.#length;
  }

  #point(event: PointerEvent): void {
    this.#slider.setPointerCapture(event.pointerId);
    this.#seek(this.#positionAt(event));
  }

  #move(event: PointerEvent): void {
    const position = this.#positionAt(event);
    this.#hover.removeAttribute('hidden');
    const clock = formatInstant(this.#wallClock(position), 'time', this.#language);
    this.#hover.textContent = `${formatPosition(position)} · ${clock}`;
    if (event.buttons === 1) {
      this.#seek(position);
    }
  }

  #key(event: KeyboardEvent): void {
    const steps: Readonly<Record<string, number>> = { PageUp: 60_000, PageDown: -60_000 };
    const ends: Readonly<Record<string, number>> = { Home: 0, End: this.#length };
    const target = ends[event.key] ?? this.#position + (steps[event.key] ?? Number.NaN);
    if (Number.isFinite(target)) {
      event.preventDefault();
      this.#seek(target);
    }
  }
}

function hatching(): SVGElement {
  const pattern = svg('pattern', {
    id: 'review-hatch',
    width: 6,
    height: 6,
    patternUnits: 'userSpaceOnUse',
    patternTransform: 'rotate(45)',
  });
  pattern.append(svg('line', { class: 'review-hatch-line', x1: 0, y1: 0, x2: 0, y2: 6 }));
  const definitions = svg('defs', {});
  definitions.append(pattern);
  return definitions;
}

function svg(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS(namespace, name) as SVGElement;
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, String(value));
  }
  return element;
}
