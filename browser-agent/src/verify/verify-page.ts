import { formatInstant } from '../browser/times.ts';
import type { Language } from '../messages/language.ts';
import { button, h, icon } from '../ui/dom.ts';
import type { Recorded } from './contents.ts';
import { type Broken, checkPackage, type Verdict } from './package-check.ts';
import { en } from './texts/en.ts';
import { ru } from './texts/ru.ts';
import { uk } from './texts/uk.ts';

const texts = { en, ru, uk };
type Kept = Exclude<Verdict, Broken>;

/** Takes a file in, shows how far its check is, and what it found. */
export class VerifyPage {
  readonly #language: Language;
  readonly #texts: (typeof texts)[Language];
  readonly #knownKeys: ReadonlySet<string>;
  readonly #input: HTMLInputElement;
  readonly #outcome = h('div', { 'aria-live': 'polite', 'data-test': 'outcome' });
  #check: AbortController | null = null;

  constructor(language: Language, knownKeys: readonly string[]) {
    this.#language = language;
    this.#texts = texts[language];
    this.#knownKeys = new Set(knownKeys);
    this.#input = h('input', {
      type: 'file',
      id: 'package',
      class: 'form-control',
      accept: '.zip,application/zip',
      'aria-describedby': 'package-where',
      'data-test': 'package',
      onchange: () => this.#take(this.#input.files),
    });
  }

  open(place: HTMLElement): void {
    const zone = h(
      'div',
      { class: 'drop-zone mb-3', 'data-test': 'drop' },
      h('label', { class: 'form-label fw-semibold', for: 'package' }, this.#texts.choose),
      this.#input,
      h('p', { class: 'form-text mb-0', id: 'package-where' }, this.#texts.drop),
    );
    zone.addEventListener('dragover', (event) => {
      event.preventDefault();
      zone.classList.add('drop-zone-over');
    });
    zone.addEventListener('dragleave', () => zone.classList.remove('drop-zone-over'));
    zone.addEventListener('drop', (event) => {
      event.preventDefault();
      zone.classList.remove('drop-zone-over');
      this.#take(event.dataTransfer?.files ?? null);
    });
    place.replaceChildren(zone, this.#outcome);
  }

  #take(files: FileList | null): void {
    const [file, ...more] = files ?? [];
    this.#check?.abort();
    if (more.length > 0) {
      this.#say('warning', 'files', this.#texts.notOne);
    } else if (file) {
      this.#check = new AbortController();
      void this.#run(file, this.#check.signal);
    }
  }

  async #run(file: File, signal: AbortSignal): Promise<void> {
    const moved = this.#showProgress(file);
    try {
      const verdict = await checkPackage(file, (bytes) => {
        signal.throwIfAborted();
        moved(bytes);
      });
      this.#show(verdict);
    } catch {
      if (!signal.aborted) {
        this.#say('warning', 'file-x', this.#texts.unreadable);
      }
    }
  }

  #showProgress(file: File): (bytes: number) => void {
    const bar = h('progress', {
      class: 'w-100',
      max: Math.max(1, file.size),
      'aria-label': this.#texts.reading,
    });
    const words = h('span', { class: 'tabular' });
    const stop = () => {
      this.#check?.abort();
      this.#say('secondary', 'slash-circle', this.#texts.stopped);
      this.#input.focus();
    };
    this.#outcome.replaceChildren(
      h('p', { class: 'mb-1', role: 'status' }, `${this.#texts.reading} ${file.name}`),
      bar,
      h(
        'p',
        { class: 'd-flex gap-3 align-items-center', 'aria-live': 'off' },
        words,
        button(this.#texts.stop, 'stop', stop, 'btn-sm btn-outline-secondary'),
      ),
    );
    return (bytes) => {
      bar.value = bytes;
      words.textContent = this.#texts.progress(this.#size(bytes), this.#size(file.size));
    };
  }

  #show(verdict: Verdict): void {
    switch (verdict.kind) {
      case 'broken':
        this.#say('danger', 'x-octagon', this.#texts.broken, this.#texts.brokenWords, this.#where(verdict));
        break;
      case 'incomplete': {
        const words = this.#texts.incompleteWords(verdict.leftOut, verdict.firstFile);
        this.#say('warning', 'exclamation-triangle', this.#texts.incomplete, words, this.#signer(verdict));
        break;
      }
      case 'intact':
        this.#say(
          'success',
          'check-circle',
          this.#texts.intact,
          this.#texts.intactWords,
          this.#signer(verdict),
        );
    }
    this.#outcome.dataset['verdict'] = verdict.kind;
  }

  #where(verdict: Broken): HTMLElement {
    const range = this.#texts.range(this.#count(verdict.from), this.#count(verdict.to - 1));
    return facts([
      [this.#texts.bytes, h('span', { class: 'tabular', 'data-test': 'range' }, range)],
      [this.#texts.part, this.#texts.parts[verdict.part] ?? verdict.part],
    ]);
  }

  #signer(verdict: Kept): HTMLElement {
    const known = this.#knownKeys.has(verdict.kid);
    const held = verdict.kind === 'intact' && this.#texts.held(verdict.files, verdict.segments);
    const key = h(
      'span',
      { 'data-test': 'key', 'data-known': String(known) },
      h('code', {}, verdict.kid),
      h('br'),
      icon(known ? 'patch-check' : 'question-circle'),
      ` ${known ? this.#texts.ownKey : this.#texts.strangeKey}`,
    );
    return facts([
      [this.#texts.sitting, h('code', {}, verdict.sitting)],
      [this.#texts.packed, formatInstant(Date.parse(verdict.packedAt), 'date-time', this.#language)],
      ...(held ? ([[this.#texts.holds, held]] as const) : []),
      [this.#texts.recording, this.#recording(verdict.recorded)],
      [this.#texts.key, key],
    ]);
  }

  /** An unchanged package of half a recording is still half a recording. */
  #recording({ complete, missing, gaps }: Recorded): string {
    const runs = missing.map(({ stream, first, last }) => `${stream} ${first}–${last}`).join(', ');
    const milliseconds = gaps.reduce((all, { from, to }) => all + to - from, 0);
    return [
      complete ? this.#texts.whole : this.#texts.partial,
      ...(runs ? [this.#texts.missing(runs)] : []),
      ...(gaps.length > 0
        ? [this.#texts.gaps(this.#count(gaps.length), this.#count(Math.round(milliseconds / 1000)))]
        : []),
    ].join('; ');
  }

  #say(style: string, sign: string, title: string, words = '', more: HTMLElement | null = null): void {
    delete this.#outcome.dataset['verdict'];
    this.#outcome.replaceChildren(
      h(
        'section',
        { class: `alert alert-${style}` },
        h('h2', { class: 'h5' }, icon(sign), ` ${title}`),
        words ? h('p', {}, words) : null,
        more,
      ),
    );
  }

  #count(bytes: number): string {
    return new Intl.NumberFormat(this.#language).format(bytes);
  }

  #size(bytes: number): string {
    return new Intl.NumberFormat(this.#language, {
      style: 'unit',
      unit: 'megabyte',
      maximumFractionDigits: 1,
    }).format(bytes / 1_000_000);
  }
}

function facts(rows: readonly (readonly [string, string | HTMLElement])[]): HTMLElement {
  return h(
    'dl',
    { class: 'facts mb-0' },
    rows.flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]),
  );
}
