// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PlatformStorage } from './platform-storage.ts';

const ORIGIN = 'https://lms.example';

type Message = Record<string, unknown>;
type Behaviour = (
  message: Message,
  targetOrigin: string,
  answer: (data: Message, from?: string) => void,
) => void;

/** A window of the platform that answers as told, a turn later. */
function platformWindow(behaviour: Behaviour, frames: Record<string, Window> = {}): Window {
  const windowOfPlatform = {
    frames,
    sent: [] as { message: Message; targetOrigin: string }[],
    postMessage(message: Message, targetOrigin: string) {
      this.sent.push({ message, targetOrigin });
      behaviour(message, targetOrigin, (data, from = ORIGIN) =>
        setTimeout(() => deliver(windowOfPlatform as unknown as Window, from, data)),
      );
    },
  };
  return windowOfPlatform as unknown as Window;
}

function deliver(source: Window, origin: string, data: Message): void {
  window.dispatchEvent(new MessageEvent('message', { data, origin, source: source as MessageEventSource }));
}

function sentTo(platform: Window): { message: Message; targetOrigin: string }[] {
  return (platform as unknown as { sent: { message: Message; targetOrigin: string }[] }).sent;
}

/** Keeps values as the specification says. */
function keeping(): Behaviour {
  const values = new Map<unknown, unknown>();
  return (message, _origin, answer) => {
    if (message['subject'] === 'lti.put_data') {
      values.set(message['key'], message['value']);
      answer({ ...message, subject: 'lti.put_data.response' });
    } else if (message['subject'] === 'lti.get_data') {
      answer({ ...message, subject: 'lti.get_data.response', value: values.get(message['key']) });
    }
  };
}

function offering(messages: unknown, otherwise: Behaviour = () => undefined): Behaviour {
  return (message, origin, answer) =>
    message['subject'] === 'lti.capabilities'
      ? answer({
          subject: 'lti.capabilities.response',
          message_id: message['message_id'],
          supported_messages: messages,
        })
      : otherwise(message, origin, answer);
}

function storageIn(host: Window | null, target = '_parent'): PlatformStorage {
  return new PlatformStorage({ own: window, host }, target, ORIGIN);
}

async function settled<T>(work: Promise<T>): Promise<T> {
  await vi.advanceTimersByTimeAsync(5_000);
  return work;
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('platform storage', () => {
  it('keeps a value in the parent and finds it again', async () => {
    const host = platformWindow(keeping());
    const storage = storageIn(host);
    expect(await settled(storage.put('key', 'secret'))).toBe(true);
    expect(await settled(storage.get('key'))).toBe('secret');
    expect(await settled(storage.get('other'))).toBeNull();
  });

  it('sends values to the exact origin of the platform only', async () => {
    const host = platformWindow(keeping());
    await settled(storageIn(host).put('key', 'secret'));
    const sent = sentTo(host);
    expect(sent.map(({ message }) => message['subject'])).toEqual(['lti.capabilities', 'lti.put_data']);
    expect(sent[1]?.targetOrigin).toBe(ORIGIN);
    expect(JSON.stringify(sent[0]?.message)).not.toContain('secret');
  });

  it('uses the frame that the login named', async () => {
    const frame = platformWindow(keeping());
    const host = platformWindow(() => undefined, { storage: frame });
    expect(await settled(storageIn(host, 'storage').put('key', 'secret'))).toBe(true);
    expect(sentTo(host)).toHaveLength(1);
    expect(sentTo(frame)).toHaveLength(1);
  });

  it('uses the frame that the capabilities name', async () => {
    const frame = platformWindow(keeping());
    const capabilities = [{ subject: 'lti.put_data', frame: 'storage' }, 7, { frame: 'x' }];
    const host = platformWindow(offering(capabilities), { storage: frame });
    expect(await settled(storageIn(host).put('key', 'secret'))).toBe(true);
    expect(sentTo(frame)).toHaveLength(1);
  });

  it('does not ask for what the capabilities leave out', async () => {
    const host = platformWindow(offering([{ subject: 'lti.get_data' }], keeping()));
    expect(await settled(storageIn(host).put('key', 'secret'))).toBe(false);
    expect(sentTo(host)).toHaveLength(1);
  });

  it('gives up when nobody answers', async () => {
    const storage = storageIn(platformWindow(() => undefined));
    expect(await settled(storage.put('key', 'secret'))).toBe(false);
    expect(await settled(storage.get('key'))).toBeNull();
  });

  it('gives up in a window that nobody opened, and without the named frame', async () => {
    expect(await settled(storageIn(null).put('key', 'secret'))).toBe(false);
    const refusing = platformWindow(() => undefined);
    Object.defineProperty(refusing, 'frames', {
      get: () => {
        throw new DOMException('cross-origin', 'SecurityError');
      },
    });
    expect(await settled(storageIn(refusing, 'missing').put('key', 'secret'))).toBe(false);
  });

  it('believes no other origin, window, message or key', async () => {
    const stranger = platformWindow(() => undefined);
    const host = platformWindow((message, _origin, answer) => {
      const good = { ...message, subject: 'lti.get_data.response', value: 'forged' };
      if (message['subject'] === 'lti.get_data') {
        answer(good, 'https://evil.example');
        answer({ ...good, message_id: 'another' });
        answer({ ...good, subject: 'lti.put_data.response' });
        setTimeout(() => deliver(stranger, ORIGIN, good));
      }
    });
    expect(await settled(storageIn(host).get('key'))).toBeNull();
    const mistaken = platformWindow((message, _origin, answer) =>
      answer({ ...message, subject: `${message['subject']}.response`, key: 'another', value: 'forged' }),
    );
    expect(await settled(storageIn(mistaken).get('key'))).toBeNull();
  });

  it('takes an error and a changed value for a no', async () => {
    const failing = platformWindow((message, _origin, answer) =>
      answer({
        ...message,
        subject: `${message['subject']}.response`,
        error: { code: 'storage_exhaustion' },
      }),
    );
    expect(await settled(storageIn(failing).put('key', 'secret'))).toBe(false);
    const changing = platformWindow((message, _origin, answer) =>
      answer({ ...message, subject: `${message['subject']}.response`, value: 'other' }),
    );
    expect(await settled(storageIn(changing).put('key', 'secret'))).toBe(false);
  });
});
