import { beforeEach, describe, expect, it, vi } from 'vitest';
import { NoticeLog } from './notice-log.ts';

describe('what the student was told', () => {
  beforeEach(() => {
    const kept = new Map<string, string>();
    vi.stubGlobal('sessionStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    });
  });

  it('R2-023 is there again after a reload, with the time it was said', () => {
    const said = new NoticeLog('s1', 'ru').add('Камера закрыта', Date.UTC(2026, 10, 22, 9, 5));
    expect(new NoticeLog('s1', 'ru').lines).toEqual([said]);
  });

  it('is nobody else’s', () => {
    new NoticeLog('s1', 'en').add('The camera is covered', 0);
    expect(new NoticeLog('s2', 'en').lines).toEqual([]);
  });

  it('forgets what is far back', () => {
    const log = new NoticeLog('s1', 'en');
    for (let at = 0; at < 30; at++) {
      log.add(`notice ${at}`, at);
    }
    expect(log.lines).toHaveLength(20);
    expect(log.lines.at(-1)?.words).toBe('notice 29');
  });
});
