// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { ContactSheet, type StripEntry } from './contact-sheet.ts';
import { textsFor } from './texts/index.ts';

const strip = (stream: 'camera' | 'screen', from: number, pictures: number): StripEntry => ({
  stream,
  from,
  every: 10_000,
  pictures,
  address: `/${stream}/${from}`,
});

it('R4-050 the contact sheet leaves out what was taken of a mark between its own pictures', async () => {
  const strips = [
    strip('camera', 5000, 1),
    strip('camera', 10_000, 6),
    strip('camera', 23_000, 1),
    strip('screen', 23_000, 1),
    strip('camera', 70_000, 1),
  ];
  const sheet = new ContactSheet(
    textsFor('en'),
    async () => strips,
    (time) => time,
    () => undefined,
  );
  document.body.append(sheet.element);
  sheet.element.open = true;
  sheet.element.dispatchEvent(new Event('toggle'));
  await vi.waitFor(() => expect(sheet.element.querySelectorAll('img')).not.toHaveLength(0));
  expect([...sheet.element.querySelectorAll('img')].map((image) => image.getAttribute('src'))).toEqual([
    '/camera/5000',
    '/camera/10000',
    '/screen/23000',
    '/camera/70000',
  ]);
});
