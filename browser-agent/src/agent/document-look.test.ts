import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LikenessSample } from '../messages/document.ts';
import { lookPatienceMs, triesBeforeAsItIs } from '../rules/document.ts';
import { documentSeen } from '../testing/test-documents.ts';
import { DocumentLook } from './document-look.ts';

const likeness: LikenessSample = { type: 'likeness', distance: 0.71, faceWidth: 80, entry: true, tookMs: 9 };
const photo = new Blob(['document']);
const entry = new Blob(['face']);
const noLanguages = Promise.resolve([]);

/** Workers that answer with what is given here; a number is how long until then. */
let answers: Record<'document' | 'likeness', unknown>;
let started: string[];
let stopped: string[];
let told: unknown[];

class TestWorker {
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onerror: unknown = null;
  readonly #kind: 'document' | 'likeness';

  constructor(address: URL) {
    this.#kind = address.href.includes('likeness') ? 'likeness' : 'document';
    started.push(this.#kind);
  }

  postMessage(order: { type?: string }): void {
    told.push(order);
    if (order.type !== 'init' && answers[this.#kind] !== null) {
      queueMicrotask(() => this.onmessage?.({ data: answers[this.#kind] }));
    }
  }

  terminate(): void {
    stopped.push(this.#kind);
  }
}

beforeEach(() => {
  answers = { document: documentSeen(), likeness };
  [started, stopped, told] = [[], [], []];
  vi.stubGlobal('Worker', TestWorker);
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('R4-047 the look at the document', () => {
  it('counts the photos, and lets one that is hard to read go as it is after some', async () => {
    answers.document = documentSeen({ words: [] });
    const look = new DocumentLook('not-asked', noLanguages);
    for (let tries = 1; tries <= triesBeforeAsItIs; tries++) {
      expect(look.asItIs).toBe(false);
      expect(await look.look(photo, entry)).toMatchObject({ outcome: 'hard-to-read', tries });
    }
    expect(look.asItIs).toBe(true);
    expect((await look.found()).document).toMatchObject({
      outcome: 'hard-to-read',
      tries: triesBeforeAsItIs,
    });
  });

  it('is given up when it takes too long, and not waited for again', async () => {
    answers.document = null;
    const look = new DocumentLook('not-asked', noLanguages);
    const first = look.look(photo, entry);
    await vi.advanceTimersByTimeAsync(lookPatienceMs);
    expect((await first).outcome).toBe('not-looked');
    expect((await look.look(photo, entry)).outcome).toBe('not-looked');
  });

  it('goes on where the institution’s languages or the reader do not come', async () => {
    answers.document = { type: 'failed', reason: 'no network' };
    const look = new DocumentLook('not-asked', Promise.reject(new Error('no network')));
    expect(await look.look(photo, entry)).toMatchObject({ outcome: 'not-looked', tries: 1 });
    expect(told).toContainEqual({ type: 'init', languages: [] });
  });
});

describe('R4-032 the face on the document', () => {
  it('is compared where the exam asks and the examinee agreed; only the distance is told', async () => {
    const look = new DocumentLook('agreed', noLanguages);
    await look.look(photo, entry);
    expect((await look.found()).likeness).toMatchObject({
      outcome: 'unlike',
      distance: 0.71,
      threshold: 0.54,
    });
    look.stop();
    await Promise.resolve();
    await Promise.resolve();
    expect(stopped).toEqual(expect.arrayContaining(['likeness', 'document']));
  });

  it('is not described at all where the exam does not ask or the examinee refused', async () => {
    const unasked = new DocumentLook('not-asked', noLanguages);
    await unasked.look(photo, entry);
    expect((await unasked.found()).likeness).toBeNull();
    const refused = new DocumentLook('declined', noLanguages);
    await refused.look(photo, entry);
    expect((await refused.found()).likeness).toMatchObject({
      outcome: 'not-compared',
      reason: 'no-consent',
    });
    expect(started).not.toContain('likeness');
  });

  it('is not compared, rather than called unlike, where the document is hard to read or the comparison hangs', async () => {
    answers.document = documentSeen({ glare: 0.4 });
    const hard = new DocumentLook('agreed', noLanguages);
    await hard.look(photo, entry);
    expect((await hard.found()).likeness).toMatchObject({ outcome: 'not-compared', reason: 'hard-to-read' });
    answers = { document: documentSeen(), likeness: null };
    const slow = new DocumentLook('agreed', noLanguages);
    await slow.look(photo, entry);
    const finished = slow.found();
    await vi.advanceTimersByTimeAsync(lookPatienceMs);
    expect((await finished).likeness).toMatchObject({ outcome: 'not-compared', reason: 'failed' });
  });
});
