/**
 * The storage that a platform keeps for tools in its own window, for browsers that keep no cookie of ours in a frame
 * (1EdTech LTI Client Side postMessages 0.1 and postMessage Storage 0.1).
 */

/** How long a platform may take; a platform that does not know the messages never answers. */
const CAPABILITIES_WAIT_MS = 500;
const ANSWER_WAIT_MS = 1_500;

interface Capability {
  readonly subject: string;
  readonly frame?: string;
}

/** The windows at hand; a cross-origin window gives away its frames by name and nothing else. */
export interface Surroundings {
  readonly own: Window;
  /** Who embeds or opened us; null when nobody did. */
  readonly host: Window | null;
}

export class PlatformStorage {
  private readonly surroundings: Surroundings;
  private readonly target: string;
  private readonly origin: string;

  /**
   * @param target `lti_storage_target`: a frame's name, or `_parent` for the host itself
   * @param origin of the platform's authorization endpoint: nobody else is sent a value or believed
   */
  constructor(surroundings: Surroundings, target: string, origin: string) {
    this.surroundings = surroundings;
    this.target = target;
    this.origin = origin;
  }

  /** True once the platform says that it has stored the value. */
  async put(key: string, value: string): Promise<boolean> {
    const answer = await this.ask({ subject: 'lti.put_data', key, value });
    return answer !== null && answer['value'] === value;
  }

  /** The stored value; null when there is none or nobody answers. */
  async get(key: string): Promise<string | null> {
    const answer = await this.ask({ subject: 'lti.get_data', key });
    const value = answer?.['value'];
    return typeof value === 'string' && value !== '' ? value : null;
  }

  private async ask(message: Record<string, string>): Promise<Record<string, unknown> | null> {
    const frame = await this.frameFor(message['subject'] ?? '');
    if (frame === null) {
      return null;
    }
    const answer = await this.exchange(frame, message, this.origin, ANSWER_WAIT_MS);
    const usable = answer !== null && answer['error'] === undefined && answer['key'] === message['key'];
    return usable ? answer : null;
  }

  /** Platforms may say where they listen; those that do not answer listen where `lti_storage_target` said. */
  private async frameFor(subject: string): Promise<Window | null> {
    const host = this.surroundings.host;
    if (host === null) {
      return null;
    }
    // Nothing secret is in the question, and the host may be of another origin than its storage: hence `*`.
    const answer = await this.exchange(host, { subject: 'lti.capabilities' }, '*', CAPABILITIES_WAIT_MS);
    const capabilities = answer === null ? null : supported(answer);
    if (capabilities === null) {
      return frameOf(host, this.target);
    }
    const capability = capabilities.find((one) => one.subject === subject);
    return capability === undefined ? null : frameOf(host, capability.frame ?? this.target);
  }

  /** One message and its answer: from that window, of that origin, with that id; null when none comes. */
  private exchange(
    frame: Window,
    message: Record<string, string>,
    origin: string,
    patience: number,
  ): Promise<Record<string, unknown> | null> {
    const own = this.surroundings.own;
    const id = crypto.randomUUID();
    return new Promise((resolve) => {
      const finish = (answer: Record<string, unknown> | null) => {
        clearTimeout(timeout);
        own.removeEventListener('message', listen);
        resolve(answer);
      };
      const listen = (event: MessageEvent<unknown>) => {
        const data = record(event.data);
        const expected =
          event.source === frame &&
          (origin === '*' || event.origin === origin) &&
          data?.['subject'] === `${message['subject']}.response` &&
          data['message_id'] === id;
        if (expected) {
          finish(data);
        }
      };
      const timeout = setTimeout(() => finish(null), patience);
      own.addEventListener('message', listen);
      frame.postMessage({ ...message, message_id: id }, origin);
    });
  }
}

function frameOf(host: Window, name: string): Window | null {
  if (name === '_parent') {
    return host;
  }
  try {
    const frames = host.frames as unknown as Record<string, Window | undefined>;
    return frames[name] ?? null;
  } catch {
    // No frame of that name: a cross-origin window refuses to be asked for anything else.
    return null;
  }
}

function supported(answer: Record<string, unknown>): Capability[] | null {
  const messages = answer['supported_messages'];
  return Array.isArray(messages) ? messages.flatMap(capability) : null;
}

function capability(message: unknown): Capability[] {
  const { subject, frame } = record(message) ?? {};
  if (typeof subject !== 'string') {
    return [];
  }
  return [typeof frame === 'string' && frame !== '' ? { subject, frame } : { subject }];
}

function record(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
}
