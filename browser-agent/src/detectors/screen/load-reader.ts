import { type Download, modelFiles } from '../../browser/model-store.ts';
import { release } from '../../browser/release.ts';
import type { DetectorState } from '../../messages/detector-messages.ts';
import { latinDownload, readerDownload } from './model-downloads.ts';
import { TextReader } from './text-reader.ts';

/** A language that only the institution's server has. */
export interface ReaderLanguage {
  readonly code: string;
  readonly download: Download;
}

/** Latin letters are read last, so that a computer whose institution has no other data reads those. */
export async function loadReader(
  languages: readonly ReaderLanguage[],
  report: (state: DetectorState) => void,
): Promise<TextReader> {
  const downloads = [readerDownload, latinDownload, ...languages.map(({ download }) => download)];
  const files = await modelFiles(downloads, (loaded, total) => report({ type: 'loading', loaded, total }));
  const [wasm, latin, ...others] = files;
  if (!wasm || !latin) {
    throw new Error('the reader did not come');
  }
  const reader = await TextReader.load(wasm.buffer, [
    ...languages.map(({ code }, index) => ({ code, data: others[index] ?? new Uint8Array() })),
    { code: 'eng', data: await unpacked(latin) },
  ]);
  release(...files);
  return reader;
}

async function unpacked(packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Response(packed).body?.pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
