import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shippedFiles as pictureFiles } from './models/model-files.ts';
import { shippedFiles as screenFiles } from './screen/model-files.ts';
import { shippedFiles as speechFiles } from './speech/model-files.ts';

describe('files of others that are shipped', () => {
  it.each([...pictureFiles, ...screenFiles, ...speechFiles])(
    '$name is the file that was examined, from the package and on the terms listed',
    (file) => {
      const folder = `node_modules/${file.package}`;
      const packed = readFileSync(`${folder}/${file.path}`);
      const bytes =
        file.offset === undefined ? packed : packed.subarray(file.offset, file.offset + file.bytes);
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
