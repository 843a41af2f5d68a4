// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { decodeSittingDocument } from '../messages/sitting-document.ts';
import { IdentityView } from './identity-view.ts';
import { textsFor } from './texts/index.ts';
import { lookTexts } from './texts/look.ts';

const texts = textsFor('en');
const words = texts.identity;
const look = lookTexts.en;

function shown() {
  const intents = { take: vi.fn(), retake: vi.fn(), accept: vi.fn(), reportProblem: vi.fn() };
  const sitting = decodeSittingDocument({
    id: 's1',
    state: 'checked',
    documentKinds: [{ code: 'passport', label: 'Passport' }],
  });
  const view = new IdentityView(sitting, new MediaStream(), texts, null, intents);
  document.body.replaceChildren(view.element);
  const test = (name: string) => document.querySelector<HTMLElement>(`[data-test=${name}]`);
  return { view, intents, test };
}

describe('R4-047 the photo of the document before it is sent', () => {
  it('waits for the look, which is announced where it was', () => {
    const { view, intents, test } = shown();
    view.review('document', { address: 'data:,', hint: { looking: look.looking } });
    const said = test('photo-hint');
    expect(said?.getAttribute('role')).toBe('status');
    expect(said?.textContent).toBe(look.looking);
    expect(test('photo-document-accept')).toBeNull();
    expect(document.activeElement).toBe(test('photo-document-retake'));
    view.looked({ outcome: 'readable', faults: [], asItIs: false, words: look });
    expect(test('photo-hint')).toBe(said);
    expect(document.activeElement).toBe(test('photo-document-accept'));
    test('photo-document-accept')?.click();
    expect(intents.accept).toHaveBeenCalledWith('document', 'passport');
  });

  it('is taken again where it is hard to read, with what to do about it', () => {
    const { view, test } = shown();
    view.review('document', { address: 'data:,', hint: { looking: look.looking } });
    view.looked({ outcome: 'hard-to-read', faults: ['glare', 'small'], asItIs: false, words: look });
    expect(test('photo-hint')?.textContent).toContain(look.advice.glare);
    expect(test('photo-hint')?.textContent).toContain(look.advice.small);
    expect(test('photo-document-accept')).toBeNull();
    expect(document.activeElement).toBe(test('photo-document-retake'));
  });

  it('may be sent as it is after that', () => {
    const { view, intents, test } = shown();
    view.review('document', { address: 'data:,', hint: { looking: look.looking } });
    view.looked({ outcome: 'hard-to-read', faults: ['unread'], asItIs: true, words: look });
    expect(test('photo-document-accept')?.textContent).toBe(look.asItIs);
    test('photo-document-accept')?.click();
    expect(intents.accept).toHaveBeenCalled();
  });

  it('may be sent where nobody could look; how sharp it is is said all the same', () => {
    const { view, test } = shown();
    view.review('document', { address: 'data:,', hint: { looking: look.looking } });
    view.looked({ sharp: false });
    expect(test('photo-hint')?.textContent).toBe(words.blurred);
    expect(test('photo-document-accept')?.textContent).toBe(words.documentAccept);
  });

  it('leaves the face as it was: sharp or not, it can be used', () => {
    const { view, test } = shown();
    view.review('face', { address: 'data:,', hint: { sharp: true } });
    expect(test('photo-hint')?.textContent).toBe(words.sharp);
    expect(document.activeElement).toBe(test('photo-face-accept'));
  });
});
