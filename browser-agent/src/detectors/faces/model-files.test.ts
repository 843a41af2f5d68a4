import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shippedFiles } from './model-files.ts';

describe('files of the face model', () => {
  it.each(shippedFiles)(
    '$name is the file that was examined, from the package and on the terms listed',
    (file) => {
      const folder = `node_modules/${file.package}`;
      const bytes = readFileSync(`${folder}/${file.path}`);
      const about = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as Record<string, unknown>;
      expect({
        bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        version: about['version'],
        licence: about['license'],
      }).toEqual({ bytes: file.bytes, sha256: file.sha256, version: file.version, licence: file.licence });
    },
  );
});
