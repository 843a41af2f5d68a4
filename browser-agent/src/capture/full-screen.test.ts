// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FullScreen } from './full-screen.ts';

interface Screen {
  readonly enabled: boolean;
  readonly request?: () => Promise<void>;
  readonly lock?: () => Promise<void>;
}

/** A browser's full screen, which the environment of the test lacks. */
function browserWith({ enabled, request, lock = () => Promise.resolve() }: Screen) {
  let element: Element | null = null;
  const show = (shown: Element | null) => {
    element = shown;
    document.dispatchEvent(new Event('fullscreenchange'));
    return Promise.resolve();
  };
  const keyboard = { lock: vi.fn(lock), unlock: vi.fn() };
  const requested = vi.fn(request ?? (() => show(document.documentElement)));
  for (const [of, name, value] of [
    [document, 'fullscreenEnabled', { get: () => enabled }],
    [document, 'fullscreenElement', { get: () => element }],
    [document, 'exitFullscreen', { value: () => show(null) }],
    [document.documentElement, 'requestFullscreen', { value: requested }],
    [navigator, 'keyboard', { value: keyboard }],
  ] as const) {
    Object.defineProperty(of, name, { configurable: true, ...value });
  }
  return { keyboard, requested, show };
}

afterEach(() => void vi.restoreAllMocks());

describe('full screen', () => {
  it('holds the keys of the browser while it lasts and gives them back', async () => {
    const { keyboard, requested } = browserWith({ enabled: true });
    const screen = new FullScreen();
    const changes: boolean[] = [];
    screen.changed.listen((on) => changes.push(on));
    await screen.enter();
    expect(screen.on).toBe(true);
    expect(keyboard.lock).toHaveBeenCalledWith();
    await screen.enter();
    expect(requested).toHaveBeenCalledTimes(1);
    screen.leave();
    expect(keyboard.unlock).toHaveBeenCalled();
    expect(changes).toEqual([true, false]);
  });

  it('tells when the student or the browser ends it', async () => {
    const { show } = browserWith({ enabled: true });
    const screen = new FullScreen();
    await screen.enter();
    const told = vi.fn();
    screen.changed.listen(told);
    await show(null);
    expect(told).toHaveBeenCalledExactlyOnceWith(false);
  });

  it('asks nothing of a browser that has none', async () => {
    const { requested } = browserWith({ enabled: false });
    const screen = new FullScreen();
    expect(screen.offered).toBe(false);
    await screen.enter();
    expect(requested).not.toHaveBeenCalled();
  });

  it('goes on where it is refused, and stays where only the keys are', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    browserWith({ enabled: true, request: () => Promise.reject(new TypeError('no gesture')) });
    const refused = new FullScreen();
    await refused.enter();
    expect(refused.on).toBe(false);
    browserWith({ enabled: true, lock: () => Promise.reject(new DOMException('no', 'AbortError')) });
    const withoutKeys = new FullScreen();
    await withoutKeys.enter();
    expect(withoutKeys.on).toBe(true);
  });
});
