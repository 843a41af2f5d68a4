// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { keepDrafts } from './drafts.ts';

const form = (key: string) =>
  `<form id="${key}"><textarea data-draft="${key}">as decided</textarea><button>go</button></form>`;

function load(): void {
  document.body.innerHTML = form('one') + form('two');
  keepDrafts(document, sessionStorage);
}

function field(key: string): HTMLTextAreaElement {
  const found = document.querySelector<HTMLTextAreaElement>(`[data-draft=${key}]`);
  if (!found) {
    throw new Error(`no field ${key}`);
  }
  return found;
}

function type(key: string, words: string): void {
  field(key).value = words;
  field(key).dispatchEvent(new Event('input'));
}

beforeEach(() => sessionStorage.clear());

test('R2-047 a comment typed for one row outlives the decision on another', () => {
  load();
  type('one', 'half a sentence');
  type('two', 'decided');
  document.querySelector('#two')?.dispatchEvent(new Event('submit', { cancelable: true }));
  load();
  expect(field('one').value).toBe('half a sentence');
  expect(field('two').value).toBe('as decided');
});

test('an emptied comment stays empty', () => {
  load();
  type('one', '');
  load();
  expect(field('one').value).toBe('');
});
