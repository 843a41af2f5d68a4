/** A file of a model as it must be, byte for byte. */
export interface ModelFile {
  readonly name: string;
  readonly bytes: number;
  /** SHA-256 in hexadecimal. */
  readonly sha256: string;
}

/** A file of a model and where it is. */
export interface Download {
  readonly address: string;
  readonly file: ModelFile;
}

/** How much of a file is here. */
export type Progress = (loaded: number) => void;

const store = 'vigil-models';

/** How many bytes of how many are here. */
export type FilesProgress = (loaded: number, total: number) => void;

/** Loads all files a model needs. */
export function modelFiles(
  downloads: readonly Download[],
  progress: FilesProgress,
): Promise<readonly Uint8Array<ArrayBuffer>[]> {
  const total = downloads.reduce((sum, { file }) => sum + file.bytes, 0);
  const here = new Map<string, number>();
  const load = ({ address, file }: Download) =>
    modelFile(address, file, (loaded) => {
      here.set(file.name, loaded);
      progress(
        [...here.values()].reduce((sum, bytes) => sum + bytes, 0),
        total,
      );
    });
  return Promise.all(downloads.map(load));
}

/** Loads a model's file once for all sittings of this browser; one that is not as it must be is never used. */
export async function modelFile(
  address: string,
  file: ModelFile,
  progress: Progress,
): Promise<Uint8Array<ArrayBuffer>> {
  const cache = await openCache();
  const key = new URL(`/models/${file.name}`, location.origin).href;
  const kept = await cache?.match(key);
  if (kept) {
    const bytes = new Uint8Array(await kept.arrayBuffer());
    if ((await sha256(bytes)) === file.sha256) {
      progress(file.bytes);
      return bytes;
    }
  }
  const bytes = await download(address, file, progress);
  if ((await sha256(bytes)) !== file.sha256) {
    throw new Error(`${file.name} is not the file it must be`);
  }
  // Without room for it the next sitting downloads it again.
  await cache?.put(key, new Response(bytes)).catch(() => undefined);
  return bytes;
}

async function download(
  address: string,
  file: ModelFile,
  progress: Progress,
): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await fetch(address);
  if (!answer.ok || !answer.body) {
    throw new Error(`${file.name} did not come: ${answer.status}`);
  }
  const bytes = new Uint8Array(file.bytes);
  let loaded = 0;
  const reader = answer.body.getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) {
      return bytes.subarray(0, loaded);
    }
    if (loaded + value.length > file.bytes) {
      throw new Error(`${file.name} is longer than it must be`);
    }
    bytes.set(value, loaded);
    loaded += value.length;
    progress(loaded);
  }
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function openCache(): Promise<Cache | null> {
  return 'caches' in globalThis ? caches.open(store).catch(() => null) : Promise.resolve(null);
}
