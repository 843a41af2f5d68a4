// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FramedQuiz, type FrameNews } from './framed-quiz.ts';

const address = new URL('https://lms.test/mod/quiz/view.php?id=11#vigil=abc');

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function framed() {
  const frame = new FramedQuiz(address, 'Quiz');
  const news: FrameNews[] = [];
  frame.news.listen((one) => news.push(one));
  const says = (path: string, origin = address.origin, source: unknown = frame.element.contentWindow) =>
    window.dispatchEvent(
      Object.assign(new Event('message'), { data: { vigil: 'quiz-page', path }, origin, source }),
    );
  return { frame, news, says };
}

describe('framed quiz', () => {
  it('carries the token in the fragment and cannot lead the exam window away', () => {
    const { frame } = framed();
    expect(frame.element.src).toBe(address.href);
    expect(frame.element.getAttribute('sandbox')).not.toContain('top-navigation');
  });

  it('knows the quiz by the page its loader speaks from, once', async () => {
    const { news, says } = framed();
    says('/mod/quiz/view.php');
    says('/course/view.php');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(news).toEqual(['quiz']);
  });

  it('knows a sign-in page in the place of the quiz', () => {
    const { news, says } = framed();
    says('/login/index.php');
    expect(news).toEqual(['other-page']);
  });

  it('believes nobody but its own frame', async () => {
    const { news, says } = framed();
    says('/login/index.php', 'https://evil.test');
    says('/login/index.php', address.origin, window);
    await vi.advanceTimersByTimeAsync(14_000);
    expect(news).toEqual([]);
    await vi.advanceTimersByTimeAsync(2000);
    expect(news).toEqual(['silent']);
  });
});
