// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { LivenessPanel } from './liveness-panel.ts';
import { en } from './texts/en.ts';

const words = en.liveness;

function shown() {
  const intents = { begin: vi.fn(), leaveOut: vi.fn() };
  const panel = new LivenessPanel(words, intents);
  document.body.replaceChildren(panel.element);
  const test = (name: string) => document.querySelector<HTMLElement>(`[data-test=${name}]`);
  return { panel, intents, test };
}

describe('R4-031 movements before the camera', () => {
  it('are asked for where a screen reader hears it, and can be left out with the keyboard', () => {
    const { panel, intents, test } = shown();
    const said = test('liveness-said');
    expect(said?.getAttribute('role')).toBe('status');
    test('liveness-begin')?.click();
    expect(intents.begin).toHaveBeenCalledOnce();
    panel.preparing();
    expect(document.activeElement).toBe(test('liveness-leave-out'));
    panel.ask('left');
    expect(test('liveness-said')).toBe(said);
    expect(said?.textContent).toBe(words.steps.left);
    test('liveness-leave-out')?.click();
    expect(intents.leaveOut).toHaveBeenCalledOnce();
  });

  it('are offered again when they were not seen, and not when they were', () => {
    const { panel, test } = shown();
    panel.preparing();
    panel.ended('failed');
    expect(test('liveness-said')?.textContent).toBe(words.ended.failed);
    expect(document.activeElement).toBe(test('liveness-begin'));
    panel.ended('passed');
    expect(test('liveness-begin')).toBeNull();
  });

  it('do not take the keyboard from who is at the photos', () => {
    const { panel, test } = shown();
    panel.preparing();
    const photo = document.createElement('button');
    document.body.append(photo);
    photo.focus();
    panel.ended('failed');
    expect(document.activeElement).toBe(photo);
    expect(test('liveness-begin')).not.toBeNull();
  });
});
