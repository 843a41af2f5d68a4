// @vitest-environment happy-dom
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

interface Sent {
  readonly page: string;
  readonly noticesAfter: number;
  readonly signals: readonly { seq: number; type: string; at: number }[];
}

const sent: { body: Sent; init: RequestInit; url: string }[] = [];
let answer: { status: number; body: unknown } = { status: 200, body: {} };

function openQuiz(address: string): void {
  window.location.href = address;
  document.body.replaceChildren();
  const script = document.createElement('script');
  script.setAttribute('src', 'http://tool.test/assets/loader.js');
  script.type = 'text/plain';
  document.body.append(script);
}

async function runLoader(): Promise<void> {
  vi.resetModules();
  await import('./loader.ts');
  await vi.advanceTimersByTimeAsync(400);
}

const types = () => sent.flatMap(({ body }) => body.signals.map((signal) => signal.type));

beforeEach(() => {
  vi.useFakeTimers();
  sent.length = 0;
  answer = { status: 200, body: {} };
  sessionStorage.clear();
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    sent.push({ url, init, body: JSON.parse(String(init.body)) as Sent });
    return new Response(JSON.stringify(answer.body), { status: answer.status });
  });
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
});

afterEach(() => {
  window.dispatchEvent(new Event('pagehide'));
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('loader', () => {
  it('does nothing without a token', async () => {
    openQuiz('http://lms.test/quiz');
    await runLoader();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent).toEqual([]);
  });

  it('takes the token out of the address and keeps it for the next quiz page', async () => {
    openQuiz('http://lms.test/quiz?attempt=1#vigil=abc123');
    await runLoader();
    expect(location.href).toBe('http://lms.test/quiz?attempt=1');
    expect(sessionStorage.getItem('vigil.token')).toBe('abc123');
    expect(new Headers(sent[0]?.init.headers).get('Authorization')).toBe('Bearer abc123');
    expect(sent[0]?.url).toBe('http://tool.test/api/loader/signals');
    expect(sent[0]?.init.credentials).toBe('omit');
  });

  it('says that the page opened, and speaks every two seconds', async () => {
    openQuiz('http://lms.test/quiz#vigil=abc');
    await runLoader();
    expect(types()).toEqual(['page-open', 'visible']);
    const before = sent.length;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent.length - before).toBe(5);
  });

  it('R4-044 says blur only when the focus stays away', async () => {
    openQuiz('http://lms.test/quiz#vigil=abc');
    await runLoader();
    window.dispatchEvent(new Event('blur'));
    await vi.advanceTimersByTimeAsync(500);
    expect(types()).not.toContain('blur');
    vi.mocked(document.hasFocus).mockReturnValue(false);
    window.dispatchEvent(new Event('blur'));
    await vi.advanceTimersByTimeAsync(500);
    expect(types()).toContain('blur');
  });

  it('R4-043 R4-049 reports cursor, clipboard and print at once', async () => {
    openQuiz('http://lms.test/quiz#vigil=abc');
    await runLoader();
    document.documentElement.dispatchEvent(new Event('mouseleave'));
    document.documentElement.dispatchEvent(new Event('mouseenter'));
    document.dispatchEvent(new Event('copy'));
    window.dispatchEvent(new Event('beforeprint'));
    await vi.advanceTimersByTimeAsync(200);
    expect(types().slice(-4)).toEqual(['cursor-left', 'cursor-back', 'copy', 'print']);
  });

  it('repeats signals with the same numbers until they were taken', async () => {
    answer = { status: 503, body: {} };
    openQuiz('http://lms.test/quiz#vigil=abc');
    await runLoader();
    answer = { status: 200, body: {} };
    await vi.advanceTimersByTimeAsync(4000);
    const [first] = sent;
    const taken = sent.findLast(({ body }) => body.signals.length > 0);
    expect(taken?.body.signals.slice(0, 1)).toEqual(first?.body.signals.slice(0, 1));
    expect(sent.at(-1)?.body.signals).toEqual([]);
  });

  it('R2-023 shows a notice once, over page changes too', async () => {
    answer = { status: 200, body: { notices: [{ seq: 7, text: 'Вернитесь к тесту', level: 'warning' }] } };
    openQuiz('http://lms.test/quiz#vigil=abc');
    await runLoader();
    const banner = document.querySelector('vigil-notices')?.shadowRoot;
    expect(banner?.querySelector('[role=alert] span')?.textContent).toBe('Вернитесь к тесту');
    answer = { status: 200, body: {} };
    await vi.advanceTimersByTimeAsync(2000);
    expect(sent.at(-1)?.body.noticesAfter).toBe(7);
  });

  it('sends the closing with keepalive', async () => {
    openQuiz('http://lms.test/quiz#vigil=abc');
    await runLoader();
    window.dispatchEvent(new Event('pagehide'));
    expect(sent.at(-1)?.init.keepalive).toBe(true);
    expect(sent.at(-1)?.body.signals.at(-1)?.type).toBe('page-close');
  });

  it.each([401, 403])('falls silent for good when the token is refused with %s', async (status) => {
    answer = { status, body: {} };
    openQuiz('http://lms.test/quiz#vigil=abc');
    await runLoader();
    const before = sent.length;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent.length).toBe(before);
    expect(sessionStorage.getItem('vigil.token')).toBeNull();
  });

  it('falls silent when the exam has ended', async () => {
    answer = { status: 200, body: { ended: true } };
    openQuiz('http://lms.test/quiz#vigil=abc');
    await runLoader();
    const before = sent.length;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent.length).toBe(before);
  });

  describe('in a frame', () => {
    const said = vi.fn();

    function frameOf(origin: string): void {
      said.mockClear();
      const parent = { postMessage: said };
      vi.stubGlobal('parent', parent);
      vi.stubGlobal('top', parent);
      Object.defineProperty(location, 'ancestorOrigins', { value: [origin], configurable: true });
    }

    afterEach(() => {
      Reflect.deleteProperty(location, 'ancestorOrigins');
    });

    it('tells the exam window, and nobody else, which page it is', async () => {
      openQuiz('http://lms.test/login?next=quiz#vigil=abc');
      frameOf('http://tool.test');
      await runLoader();
      expect(said).toHaveBeenCalledExactlyOnceWith(
        { vigil: 'quiz-page', path: '/login' },
        'http://tool.test',
      );
      expect(types()).toContain('page-open');
    });

    it('speaks although the browser denies all storage to the frame', async () => {
      const denied = () => {
        throw new DOMException('denied', 'SecurityError');
      };
      vi.spyOn(Storage.prototype, 'getItem').mockImplementation(denied);
      vi.spyOn(Storage.prototype, 'setItem').mockImplementation(denied);
      openQuiz('http://lms.test/login#vigil=abc');
      frameOf('http://tool.test');
      await runLoader();
      vi.restoreAllMocks();
      expect(said).toHaveBeenCalledOnce();
      expect(types()).toContain('page-open');
    });

    it('is silent in a frame of anybody else', async () => {
      openQuiz('http://lms.test/quiz#vigil=abc');
      frameOf('http://other.test');
      await runLoader();
      expect(said).not.toHaveBeenCalled();
      expect(sent).toEqual([]);
    });
  });

  it('never throws into the page, whatever the browser refuses', async () => {
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    openQuiz('http://lms.test/quiz#vigil=abc');
    await expect(runLoader()).resolves.toBeUndefined();
  });
});

/** A program of the build and whatever it imports before it runs. */
function withParts(program: string): readonly string[] {
  const parts = new Set([`dist/${program}`]);
  for (const part of parts) {
    for (const [, imported = ''] of readFileSync(part, 'utf8').matchAll(/\bfrom\s*["'](\.[^"']+)["']/g)) {
      parts.add(join(dirname(part), imported));
    }
  }
  return [...parts];
}

describe('budget', () => {
  const built = 'dist/loader.js';

  it.runIf(existsSync(built))(
    'stays within three kilobytes on the wire, without imports, eval or globals',
    () => {
      const code = readFileSync(built);
      expect(gzipSync(code).length).toBeLessThan(3 * 1024);
      const text = code.toString();
      expect(text).not.toMatch(/\bimport\b|\beval\(|new Function/);
      expect(text).toMatch(/^\(function\(\)|^\(\(\)\s*=>|^!function|^\(function/);
    },
  );

  it.runIf(existsSync('dist/agent.js'))(
    'keeps the exam window within 80 kilobytes on the wire, with all parts it begins with',
    () => {
      const parts = withParts('agent.js');
      expect(parts.length).toBeGreaterThan(1);
      expect(parts.reduce((sum, part) => sum + gzipSync(readFileSync(part)).length, 0)).toBeLessThan(
        80 * 1024,
      );
    },
  );

  it.runIf(existsSync('dist/chunks'))(
    'never runs a program twice: pages name it by its content, parts could not',
    () => {
      for (const chunk of readdirSync('dist/chunks')) {
        expect(readFileSync(`dist/chunks/${chunk}`, 'utf8')).not.toMatch(/["']\.\.\/[a-z]+\.js["']/);
      }
    },
  );
});
