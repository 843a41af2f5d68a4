/**
 * The one line an LMS page includes. It tells the exam window whether the quiz page is in front, and shows the exam
 * window's notices. It does nothing without the token of a running exam, and never disturbs the page it lives in.
 */

interface Answer {
  readonly notices?: readonly { readonly seq: number; readonly text: string; readonly level: string }[];
  readonly ended?: boolean;
}

interface Signal {
  readonly seq: number;
  readonly type: string;
  readonly at: number;
}

const tokenKey = 'vigil.token';
const noticeKey = 'vigil.notices';
const everyMs = 2000;
/** Focus moves through nowhere when it goes from one element to another. */
const settleMs = 300;
const shownMs = 15_000;
const keptSignals = 500;
const signalsAtOnce = 100;
/** A wild mouse must not become a flood of requests. */
const gatherMs = 150;

const style = `
:host { all: initial; position: fixed; z-index: 2147483647; top: 12px; left: 12px; right: 12px; pointer-events: none; }
div { display: flex; gap: 12px; align-items: center; max-width: 640px; margin: 0 auto 8px; padding: 12px 16px;
  font: 600 16px/1.4 system-ui, sans-serif; color: #fff; background: #8a4b00; border-radius: 8px;
  box-shadow: 0 4px 16px rgb(0 0 0 / 35%); pointer-events: auto; }
div[data-level=info] { background: #1f5aa8; }
span { flex: 1; }
button { all: unset; cursor: pointer; min-width: 28px; min-height: 28px; text-align: center; font-size: 20px; }
button:focus-visible { outline: 2px solid #fff; }
`;

/** A browser may deny all storage to a frame on another site: then this lives as long as the page. */
const memory = new Map<string, string>();

function recall(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return memory.get(key) ?? null;
  }
}

function keep(key: string, value: string): void {
  memory.set(key, value);
  guarded(() => sessionStorage.setItem(key, value))();
}

function forget(key: string): void {
  memory.delete(key);
  guarded(() => sessionStorage.removeItem(key))();
}

/** Without a token there is no exam in this tab. */
function takeToken(): string | null {
  const found = /(?:^#|&)vigil=([^&]+)/.exec(location.hash);
  if (found?.[1]) {
    keep(tokenKey, decodeURIComponent(found[1]));
    const rest = location.hash.replace(found[0], '').replace(/^&/, '#');
    history.replaceState(history.state, '', location.pathname + location.search + rest);
  }
  return recall(tokenKey);
}

function toolOrigin(): string | null {
  const own = document.currentScript ?? document.querySelector('script[src*="/assets/loader.js"]');
  return own instanceof HTMLScriptElement && own.src ? new URL(own.src).origin : null;
}

function identifier(): string {
  // An LMS without https has no randomUUID.
  return (
    crypto.randomUUID?.() ??
    '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) =>
      (
        Number(digit) ^
        ((crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) & (15 >> (Number(digit) / 4)))
      ).toString(16),
    )
  );
}

class Loader {
  readonly #origin: string;
  readonly #token: string;
  readonly #page = identifier();
  readonly #stop = new AbortController();
  #queue: Signal[] = [];
  #seq = 0;
  #busy = false;
  #soon = 0;
  #timer = 0;
  #banner: ShadowRoot | null = null;

  constructor(origin: string, token: string) {
    this.#origin = origin;
    this.#token = token;
  }

  start(framed: boolean): void {
    if (framed) {
      // The exam window cannot read on which page its frame is; a sign-in page in the quiz's place it must learn of.
      window.parent.postMessage({ vigil: 'quiz-page', path: location.pathname }, this.#origin);
    }
    this.#say('page-open');
    this.#listen();
    this.#timer = window.setInterval(() => this.#send(), everyMs);
    this.#say(document.visibilityState === 'visible' ? 'visible' : 'hidden');
    this.#settleFocus(Date.now());
  }

  #listen(): void {
    const on = (target: EventTarget, event: string, act: () => void) =>
      target.addEventListener(event, guarded(act), { signal: this.#stop.signal, capture: true });
    on(document, 'visibilitychange', () => {
      this.#say(document.visibilityState === 'visible' ? 'visible' : 'hidden');
      // Timers of a hidden page come late.
      this.#send();
    });
    on(window, 'focus', () => this.#say('focus'));
    on(window, 'blur', () => this.#settleFocus(Date.now()));
    for (const event of ['copy', 'cut', 'paste']) {
      on(document, event, () => this.#say(event));
    }
    on(window, 'beforeprint', () => this.#say('print'));
    const edge = document.documentElement;
    edge.addEventListener(
      'mouseleave',
      guarded(() => this.#say('cursor-left')),
      { signal: this.#stop.signal },
    );
    edge.addEventListener(
      'mouseenter',
      guarded(() => this.#say('cursor-back')),
      { signal: this.#stop.signal },
    );
    on(window, 'pagehide', () => {
      this.#say('page-close');
      this.#send(true);
    });
    window.addEventListener(
      'pageshow',
      guarded((event: PageTransitionEvent) => event.persisted && this.#say('page-open')),
      { signal: this.#stop.signal },
    );
  }

  /** Says blur only when the focus is still gone a moment later; the time is when it went. */
  #settleFocus(at: number): void {
    window.setTimeout(
      guarded(() => !document.hasFocus() && this.#say('blur', at)),
      settleMs,
    );
  }

  #say(type: string, at = Date.now()): void {
    this.#seq += 1;
    this.#queue.push({ seq: this.#seq, type, at });
    this.#queue = this.#queue.slice(-keptSignals);
    this.#soon ||= window.setTimeout(() => this.#send(), gatherMs);
  }

  /** @param last the page is going away: nobody will read the answer */
  #send(last = false): void {
    if (this.#stop.signal.aborted || (this.#busy && !last)) {
      return;
    }
    this.#busy = true;
    window.clearTimeout(this.#soon);
    this.#soon = 0;
    const sent = last ? this.#queue.slice(-signalsAtOnce) : this.#queue.slice(0, signalsAtOnce);
    const body = {
      page: this.#page,
      noticesAfter: Number(recall(noticeKey) ?? 0),
      signals: sent,
    };
    fetch(`${this.#origin}/api/loader/signals`, {
      method: 'POST',
      mode: 'cors',
      credentials: 'omit',
      keepalive: last,
      headers: { Authorization: `Bearer ${this.#token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
      .then((response) => this.#answered(response, sent))
      .catch(() => undefined)
      .finally(() => {
        this.#busy = false;
      });
  }

  async #answered(response: Response, sent: readonly Signal[]): Promise<void> {
    if (response.status === 401 || response.status === 403) {
      this.#end();
      return;
    }
    if (!response.ok) {
      return;
    }
    const answer = (await response.json()) as Answer;
    this.#queue = this.#queue.filter((signal) => !sent.includes(signal));
    for (const notice of answer.notices ?? []) {
      keep(noticeKey, String(notice.seq));
      this.#show(notice.text, notice.level);
    }
    if (answer.ended) {
      this.#end();
    }
  }

  #end(): void {
    this.#stop.abort();
    window.clearInterval(this.#timer);
    forget(tokenKey);
    forget(noticeKey);
  }

  /** A shadow tree with a constructed style sheet: neither the page's styles nor its policy touch it. */
  #show(words: string, level: string): void {
    this.#banner ??= makeBanner();
    const line = document.createElement('div');
    line.setAttribute('role', 'alert');
    line.dataset['level'] = level;
    const text = document.createElement('span');
    text.textContent = words;
    const close = document.createElement('button');
    close.textContent = '×';
    close.setAttribute('aria-label', '×');
    close.onclick = () => line.remove();
    line.append(text, close);
    this.#banner.append(line);
    window.setTimeout(() => line.remove(), shownMs);
  }
}

function makeBanner(): ShadowRoot {
  const host = document.createElement('vigil-notices');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];
  document.body.append(host);
  return root;
}

/** Whatever goes wrong here is not the LMS page's trouble. */
function guarded<A extends readonly unknown[]>(act: (...values: A) => unknown): (...values: A) => void {
  return (...values) => {
    try {
      act(...values);
    } catch {
      // Swallowed on purpose: the missing signals show as "not analysed".
    }
  };
}

guarded(() => {
  const origin = toolOrigin();
  const token = takeToken();
  const framed = window.parent === window.top && location.ancestorOrigins?.[0] === origin;
  if (origin && token && (window === window.top || framed)) {
    new Loader(origin, token).start(framed);
  }
})();
