import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { product } from './product.ts';

describe('product tokens', () => {
  it('name the version of this build and of every detector', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(product).toMatch(new RegExp(`^vigil-agent/${version.replaceAll('.', '\\.')} `));
    expect(product.split(' ')).toContain('quiz-focus/1');
    expect(product.split(' ')).toContain('camera-picture/1');
  });

  it('are no longer than the server takes them', () => {
    expect(product.length).toBeLessThanOrEqual(1000);
  });
});
