import { spawn } from 'node:child_process';
import { createReadStream, existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { text } from 'node:stream/consumers';

const patienceMs = 600_000;
const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.wasm': 'application/wasm' };

/** Files the page may ask for, by their addresses. */
export type Files = Readonly<Record<string, string>>;

/** The file of a worker as it is shipped, by the beginning of its name. */
export function workerFile(name: string): string {
  const file = readdirSync('dist/workers').find((one) => one.startsWith(name));
  if (!file) {
    throw new Error('build the browser agent first: npm run build');
  }
  return `/assets/workers/${file}`;
}

/** Opens a page in the browser and gives back what it posts to `/done`; `{"failed"}` is an error. */
export function inBrowser<Said>(html: string, files: Files): Promise<Said> {
  return new Promise<Said>((resolve, reject) => {
    const server = createServer((asked, answer) => {
      if (asked.url === '/done') {
        void text(asked).then((body) => {
          answer.end();
          end();
          const said = JSON.parse(body) as { failed?: string };
          said.failed === undefined ? resolve(said as Said) : reject(new Error(said.failed));
        });
      } else {
        serve(asked.url ?? '/', answer, files, html);
      }
    });
    let end: () => void = () => undefined;
    server.listen(0, () => {
      const stop = chromium(server);
      const timer = setTimeout(() => {
        end();
        reject(new Error('the page said nothing for long'));
      }, patienceMs);
      end = () => {
        clearTimeout(timer);
        stop();
        server.close();
      };
    });
  });
}

/** Where the page finds these pictures. */
export function addressed(pictures: readonly string[]): Files {
  return Object.fromEntries(pictures.map((path, index) => [`/pictures/${index}`, path]));
}

/**
 * Shows pictures to a worker as it is shipped, in the browser, and gives back what it said of each one.
 *
 * @param worker beginning of its file's name in `dist/workers`
 * @param pictures paths of pictures of 640×480
 * @param photo path of the photograph the worker compares with, where it wants one
 */
export async function look<Sample>(
  worker: string,
  wishes: Readonly<Record<string, unknown>>,
  pictures: readonly string[],
  photo?: string,
): Promise<readonly Sample[]> {
  const html = page(workerFile(worker), wishes, pictures.length, photo !== undefined);
  return inBrowser(html, addressed(photo === undefined ? pictures : [...pictures, photo]));
}

function chromium(server: Server): () => void {
  const { port } = server.address() as AddressInfo;
  const profile = mkdtempSync(join(tmpdir(), 'detectors-'));
  const program = process.env['VIGIL_TEST_BROWSER'] ?? '/usr/bin/chromium';
  const browser = spawn(
    program,
    [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      `--user-data-dir=${profile}`,
      `http://localhost:${port}/`,
    ],
    { stdio: 'ignore' },
  );
  return () => void browser.kill();
}

function serve(address: string, answer: ServerResponse, files: Files, html: string): void {
  if (address === '/') {
    answer.setHeader('content-type', 'text/html').end(html);
    return;
  }
  serveFile(files[address] ?? `dist${address.replace('/assets', '')}`, answer);
}

/** Answers with a file, or that there is none. */
export function serveFile(path: string, answer: ServerResponse): void {
  if (!existsSync(path)) {
    answer.writeHead(404).end();
    return;
  }
  answer.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream');
  createReadStream(path).pipe(answer);
}

/** A picture is shown until the worker has looked at it twice: the first look may still be one at the picture before. */
function page(
  worker: string,
  wishes: Readonly<Record<string, unknown>>,
  count: number,
  compares: boolean,
): string {
  return `<script type="module">
const done = (said) => fetch('/done', { method: 'POST', body: JSON.stringify(said) });
const worker = new Worker('${worker}', { type: 'module' });
let heard = () => undefined;
const ready = new Promise((resolve) => {
  worker.onerror = (event) => done({ failed: event.message });
  worker.onmessage = ({ data }) => {
    if (data.type === 'ready') resolve();
    else if (data.type === 'failed') done({ failed: data.reason });
    else if (data.type !== 'loading' && data.type !== 'degraded') heard(data);
  };
});
let shown = null;
let at = 0;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const readable = new ReadableStream({
  async pull(frames) {
    do await pause(10); while (shown === null);
    frames.enqueue(new VideoFrame(shown, { timestamp: (at += 33_000) }));
  },
}, { highWaterMark: 0 });
const compared = ${compares ? `{ settings: { photo: await (await fetch('/pictures/${count}')).blob() } }` : '{}'};
worker.postMessage({ type: 'init', readable, everyMs: 0, ...${JSON.stringify(wishes)}, ...compared }, [readable]);
await ready;
const said = [];
for (let picture = 0; picture < ${count}; picture++) {
  shown = await createImageBitmap(await (await fetch('/pictures/' + picture)).blob());
  said.push(await new Promise((resolve) => {
    let looks = 0;
    heard = (sample) => ++looks === 2 && resolve(sample);
  }));
}
await done(said);
</script>`;
}
