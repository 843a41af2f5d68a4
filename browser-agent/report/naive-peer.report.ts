import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { build } from 'vite';
import { expect, it } from 'vitest';
import { buildOptions, packedModel } from '../vite.config.ts';
import { serveFile } from './bench.ts';
import type { Found } from './peer/naive.ts';
import type { Mode, Told } from './peer/page.ts';
import { fetchPackages, people } from './pictures.ts';

const presentSeconds = 6;
const cameraRate = 30;
const patienceMs = 180_000;
const modes: Readonly<Record<Mode, string>> = {
  recording: 'recording alone',
  workers: 'recording, our detectors in their workers',
  paced: 'recording, the same models on the page’s thread, as often as ours',
  loop: 'recording, the same models on the page’s thread, in a simple loop',
};

interface Result {
  readonly longTasks: number;
  readonly blockedMs: number;
  readonly longestMs: number;
  readonly dropped: number;
  /** Median and longest time from a change in the picture to the detector's word. */
  readonly latency: readonly [number, number] | null;
}

const folder = mkdtempSync(join(tmpdir(), 'naive-peer-'));

it('measures our detectors beside a naive peer, in the same run', { timeout: 4 * patienceMs }, async () => {
  fetchPackages();
  const film = comingAndGoing();
  await build({
    configFile: false,
    base: './',
    logLevel: 'error',
    plugins: [packedModel()],
    worker: buildOptions.worker,
    build: {
      target: buildOptions.target,
      assetsInlineLimit: 0,
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: { input: 'report/peer/page.ts', output: { entryFileNames: 'page.js' } },
    },
  });
  const results = new Map<Mode, Result>();
  for (const mode of Object.keys(modes) as Mode[]) {
    results.set(mode, await measure(mode, film));
  }
  console.log(table(results));
  const ours = results.get('workers');
  const loop = results.get('loop');
  expect(ours?.longTasks).toBeLessThanOrEqual((results.get('recording')?.longTasks ?? 0) + 2);
  expect(loop?.blockedMs).toBeGreaterThan(10 * (ours?.blockedMs ?? 0));
});

/** Somebody who is there, and is not, every other six seconds; a white square in the corner says which. */
function comingAndGoing(): string {
  const film = join(folder, 'coming-and-going.mjpeg');
  const gone = `gte(mod(t,${2 * presentSeconds}),${presentSeconds})`;
  const graph = `[1]scale=-2:360[a];[0][a]overlay=140:80:enable='not(${gone})',drawbox=0:0:16:16:white:fill:enable='${gone}',noise=alls=6:allf=t`;
  const inputs = ['-f', 'lavfi', '-i', `color=0x8899aa:s=640x480:r=30:d=${2 * presentSeconds}`];
  const [person] = people;
  const options = ['-filter_complex', graph, '-q:v', '8', '-pix_fmt', 'yuvj420p', film];
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...inputs, '-i', person?.file ?? '', ...options]);
  return film;
}

async function measure(mode: Mode, film: string): Promise<Result> {
  const told = await visit(mode, film);
  const frames = Number(
    execFileSync(
      'ffprobe',
      [
        ...['-v', 'error', '-count_frames', '-select_streams', 'v:0'],
        ...['-show_entries', 'stream=nb_read_frames', '-of', 'csv=p=0', recordingOf(mode)],
      ],
      { encoding: 'utf8' },
    ).trim(),
  );
  return {
    longTasks: told.longTasks.length,
    blockedMs: told.longTasks.reduce((sum, duration) => sum + duration, 0),
    longestMs: Math.max(0, ...told.longTasks),
    dropped: Math.max(0, 1 - frames / (cameraRate * told.seconds)),
    latency: latencyOf(told),
  };
}

const recordingOf = (mode: Mode) => join(folder, `${mode}.webm`);

/** The first word of the same kind after each change; one that came before the change belongs to the one before. */
function latencyOf({ seen, truth }: Told): readonly [number, number] | null {
  const delays = truth
    .flatMap((change: Found, index) => {
      const until = truth[index + 1]?.at ?? Number.POSITIVE_INFINITY;
      const word = seen.find(
        ({ at, present }) => at >= change.at && at < until && present === change.present,
      );
      return word ? [word.at - change.at] : [];
    })
    .sort((one, other) => one - other);
  const median = delays[Math.floor(delays.length / 2)];
  const longest = delays.at(-1);
  return median === undefined || longest === undefined ? null : [median, longest];
}

function visit(mode: Mode, film: string): Promise<Told> {
  return new Promise((resolve, reject) => {
    const server = createServer(async (asked, answer) => {
      if (asked.method === 'POST') {
        const body = await buffer(asked);
        answer.end();
        if (asked.url === '/recording') {
          writeFileSync(recordingOf(mode), body);
        } else {
          end();
          const said = JSON.parse(body.toString()) as Told | { failed: string };
          'failed' in said ? reject(new Error(said.failed)) : resolve(said);
        }
      } else if (asked.url?.startsWith('/?')) {
        answer.setHeader('content-type', 'text/html').end('<script type="module" src="/page.js"></script>');
      } else {
        serveFile(join(folder, asked.url ?? ''), answer);
      }
    });
    let end: () => void = () => undefined;
    server.listen(0, () => {
      const { port } = server.address() as AddressInfo;
      const browser = chromium(`http://localhost:${port}/?mode=${mode}`, mode, film);
      const timer = setTimeout(() => {
        end();
        reject(new Error(`${mode} said nothing for long`));
      }, patienceMs);
      end = () => {
        clearTimeout(timer);
        browser.kill();
        server.close();
      };
    });
  });
}

function chromium(address: string, mode: Mode, film: string) {
  return spawn(
    process.env['VIGIL_TEST_BROWSER'] ?? '/usr/bin/chromium',
    [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--auto-accept-camera-and-microphone-capture',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
      `--user-data-dir=${join(folder, `profile-${mode}`)}`,
      address,
    ],
    { stdio: 'ignore' },
  );
}

function table(results: ReadonlyMap<Mode, Result>): string {
  const rows = [...results].map(([mode, { longTasks, blockedMs, longestMs, dropped, latency }]) => {
    const delay = latency ? `${Math.round(latency[0])} ms (at most ${Math.round(latency[1])} ms)` : '–';
    return `| ${modes[mode]} | ${longTasks} | ${Math.round(blockedMs)} ms | ${Math.round(longestMs)} ms | ${(dropped * 100).toFixed(1)} % | ${delay} |`;
  });
  return `
| 30 seconds of | tasks longer than 50 ms | together | longest | frames the recording lacks | from a change to the word |
|---|---|---|---|---|---|
${rows.join('\n')}`;
}
