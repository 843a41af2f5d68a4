import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ReaderLanguage } from '../src/detectors/screen/load-reader.ts';
import { addressed, inBrowser, workerFile } from './bench.ts';

/** Where Debian's packages `tesseract-ocr-rus` and `-ukr` put what an institution serves. */
const folder = '/usr/share/tesseract-ocr/5/tessdata';

/** Languages as an institution's server has them. */
export function languages(codes: readonly string[]): readonly ReaderLanguage[] {
  return codes.map((code) => {
    const data = readFileSync(`${folder}/${code}.traineddata`);
    const sha256 = createHash('sha256').update(data).digest('hex');
    return {
      code,
      download: {
        address: `/languages/${code}`,
        file: { name: `${code}.traineddata`, bytes: data.length, sha256 },
      },
    };
  });
}

/** What a worker is asked; a photo stands here by its place among the pictures. */
export interface Asked {
  readonly photos: Readonly<Record<string, number>>;
  readonly besides: Readonly<Record<string, unknown>>;
}

/** Asks a worker as it is shipped about photos, one after another, as the exam window does. */
export function askWorker<Sample>(
  worker: string,
  init: { readonly type: 'init'; readonly languages: readonly ReaderLanguage[] } | null,
  pictures: readonly string[],
  asked: readonly Asked[],
): Promise<readonly Sample[]> {
  const served = (init?.languages ?? []).map(({ code }) => [
    `/languages/${code}`,
    `${folder}/${code}.traineddata`,
  ]);
  const files = { ...addressed(pictures), ...Object.fromEntries(served) };
  const html = `<script type="module">
const done = (said) => fetch('/done', { method: 'POST', body: JSON.stringify(said) });
const worker = new Worker('${workerFile(worker)}', { type: 'module' });
let heard = () => undefined;
const ready = new Promise((resolve) => {
  worker.onerror = (event) => done({ failed: event.message });
  worker.onmessage = ({ data }) => {
    if (data.type === 'ready') resolve();
    else if (data.type === 'failed') done({ failed: data.reason });
    else if (data.type !== 'loading') heard(data);
  };
});
const init = ${JSON.stringify(init)};
if (init) worker.postMessage(init);
await ready;
const said = [];
for (const { photos, besides } of ${JSON.stringify(asked)}) {
  const order = { ...besides };
  for (const [name, at] of Object.entries(photos)) order[name] = await (await fetch('/pictures/' + at)).blob();
  said.push(await new Promise((resolve) => {
    heard = resolve;
    worker.postMessage(order);
  }));
}
await done(said);
</script>`;
  return inBrowser(html, files);
}
