import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder } from './pictures.ts';

/** Ten points to the millimetre: cards are drawn large and made small. */
const pointsPerMm = 10;

interface Words {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Height of a capital letter, mm. */
  readonly height: number;
  readonly font?: string;
}

/** A document as it is printed: made up, of nobody. All lengths in mm. */
export interface Layout {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly paper: string;
  readonly portrait: { readonly x: number; readonly y: number; readonly height: number };
  readonly words: readonly Words[];
}

const fonts = '/usr/share/fonts/truetype/dejavu/DejaVu';
/** Of the font's size a capital of DejaVu is so high. */
const capital = 0.73;

/** Draws the document with this picture in it; `null` leaves the place of the picture empty. */
export function printed(layout: Layout, portrait: string | null, name: string): string {
  const file = join(folder, 'documents', `${layout.name}-${name}.png`);
  mkdirSync(join(folder, 'documents'), { recursive: true });
  const points = (mm: number) => Math.round(mm * pointsPerMm);
  const texts = layout.words.map(({ text, x, y, height, font = 'Sans' }, index) => {
    const words = join(folder, 'documents', `${layout.name}-${index}.txt`);
    writeFileSync(words, text);
    const size = Math.round(points(height) / capital);
    return `drawtext=fontfile=${fonts}${font}.ttf:textfile=${words}:expansion=none:x=${points(x)}:y=${points(y)}:fontsize=${size}:fontcolor=0x22262c`;
  });
  const { x, y, height } = layout.portrait;
  const wide = points(height * 0.78);
  const size = `${points(layout.width)}x${points(layout.height)}`;
  const picture = portrait
    ? `[1]scale=${wide}:${points(height)}:force_original_aspect_ratio=increase,crop=${wide}:${points(height)},eq=contrast=0.9:saturation=0.5[p];[0][p]overlay=${points(x)}:${points(y)}`
    : '[0]null';
  const from = ['-v', 'error', '-y', '-f', 'lavfi', '-i', `${layout.paper}:s=${size}`];
  const inputs = portrait ? ['-i', portrait] : [];
  execFileSync('ffmpeg', [
    ...from,
    ...inputs,
    '-filter_complex',
    [picture, ...texts].join(','),
    '-frames:v',
    '1',
    file,
  ]);
  return file;
}

/** Thresholds were chosen with this one. */
export const tuningLayout: Layout = {
  name: 'card',
  width: 85.6,
  height: 54,
  paper: 'gradients=c0=0xdfe8e2:c1=0xc9d8e4:nb_colors=2:seed=4',
  portrait: { x: 4, y: 13, height: 34 },
  words: [
    { text: 'УКРАЇНА  UKRAINE', x: 4, y: 3, height: 2.6, font: 'Sans-Bold' },
    { text: 'ПАСПОРТ / PASSPORT', x: 48, y: 3, height: 2 },
    { text: 'Прізвище / Surname', x: 34, y: 11, height: 1.4 },
    { text: 'ЗРАЗЕНКО', x: 34, y: 14, height: 2.3 },
    { text: 'ZRAZENKO', x: 34, y: 18, height: 2.3 },
    { text: "Ім'я / Name", x: 34, y: 23, height: 1.4 },
    { text: 'МАРІЯ  MARIIA', x: 34, y: 26, height: 2.3 },
    { text: 'Дата народження / Date of birth', x: 34, y: 31, height: 1.4 },
    { text: '17 03 2004', x: 34, y: 34, height: 2.3 },
    { text: 'Дійсний до / Date of expiry', x: 34, y: 39, height: 1.4 },
    { text: '21 09 2031', x: 34, y: 42, height: 2.3 },
    { text: '000123456', x: 60, y: 48, height: 2.3, font: 'Sans-Bold' },
  ],
};

/** None of these was used to choose one. */
export const layouts: readonly Layout[] = [
  {
    name: 'passport',
    width: 125,
    height: 88,
    paper: 'gradients=c0=0xefe6dc:c1=0xe0cfc9:nb_colors=2:seed=7',
    portrait: { x: 5, y: 18, height: 45 },
    words: [
      { text: 'РОССИЙСКАЯ ФЕДЕРАЦИЯ', x: 38, y: 5, height: 3, font: 'Serif-Bold' },
      { text: 'Фамилия', x: 45, y: 18, height: 1.6, font: 'Serif' },
      { text: 'ОБРАЗЦОВА', x: 62, y: 17, height: 2.8, font: 'Serif' },
      { text: 'Имя', x: 45, y: 26, height: 1.6, font: 'Serif' },
      { text: 'ЕКАТЕРИНА', x: 62, y: 25, height: 2.8, font: 'Serif' },
      { text: 'Отчество', x: 45, y: 34, height: 1.6, font: 'Serif' },
      { text: 'СЕРГЕЕВНА', x: 62, y: 33, height: 2.8, font: 'Serif' },
      { text: 'Дата рождения', x: 45, y: 42, height: 1.6, font: 'Serif' },
      { text: '05.11.2003', x: 75, y: 41, height: 2.8, font: 'Serif' },
      { text: 'Место рождения', x: 45, y: 50, height: 1.6, font: 'Serif' },
      { text: 'ГОР. ВЫМЫШЛЕННЫЙ', x: 45, y: 54, height: 2.8, font: 'Serif' },
      { text: 'PNRUSOBRAZQOVA<<EKATERINA<SERGEEVNA<<<<<<', x: 5, y: 72, height: 2.6, font: 'SansMono' },
      { text: '0000000007RUS0311056F<<<<<<<<<<<<<<<<<04', x: 5, y: 79, height: 2.6, font: 'SansMono' },
    ],
  },
  {
    name: 'student-card',
    width: 85.6,
    height: 54,
    paper: 'color=c=0xf4f4f0',
    portrait: { x: 58, y: 12, height: 30 },
    words: [
      { text: 'STATE UNIVERSITY OF NOWHERE', x: 4, y: 4, height: 2.4, font: 'SansCondensed' },
      { text: 'Student identity card', x: 4, y: 9, height: 2, font: 'SansCondensed' },
      { text: 'Family name', x: 4, y: 17, height: 1.5, font: 'SansCondensed' },
      { text: 'Exampleton', x: 4, y: 20, height: 2.6, font: 'SansCondensed' },
      { text: 'Given name', x: 4, y: 26, height: 1.5, font: 'SansCondensed' },
      { text: 'Rosalind', x: 4, y: 29, height: 2.6, font: 'SansCondensed' },
      { text: 'Faculty of Mathematics', x: 4, y: 36, height: 2, font: 'SansCondensed' },
      { text: 'Valid until 30 June 2028', x: 4, y: 41, height: 2, font: 'SansCondensed' },
      { text: 'No. 2024 118 706', x: 4, y: 47, height: 2.2, font: 'SansCondensed' },
    ],
  },
  {
    name: 'ticket',
    width: 100,
    height: 70,
    paper: 'gradients=c0=0xd9e3ef:c1=0xf1f1e6:nb_colors=2:seed=12',
    portrait: { x: 6, y: 18, height: 40 },
    words: [
      { text: 'СТУДЕНТСКИЙ БИЛЕТ', x: 30, y: 5, height: 3.2, font: 'SansCondensed' },
      { text: 'Фамилия', x: 42, y: 17, height: 1.7, font: 'SansCondensed' },
      { text: 'Примеров', x: 42, y: 21, height: 3, font: 'SansCondensed-Oblique' },
      { text: 'Имя, отчество', x: 42, y: 28, height: 1.7, font: 'SansCondensed' },
      { text: 'Остап Тарасович', x: 42, y: 32, height: 3, font: 'SansCondensed-Oblique' },
      { text: 'Факультет прикладной математики', x: 42, y: 42, height: 2.1, font: 'SansCondensed' },
      { text: 'Форма обучения: очная', x: 42, y: 48, height: 2.1, font: 'SansCondensed' },
      { text: 'Действителен до 01.07.2027', x: 42, y: 54, height: 2.1, font: 'SansCondensed' },
    ],
  },
];

/** How the document is held before the camera. */
export interface Held {
  readonly background: string;
  /** Width in a frame of 640. */
  readonly width: number;
  readonly turned?: number;
  /** Done to the document alone: light that it throws back. */
  readonly document?: string;
  /** Done to the whole picture. */
  readonly all?: string;
  /** Somebody behind the document. */
  readonly behind?: string;
}

/** A photograph of 640×480 as our camera step takes it, with the grain and compression of one. */
export function held(
  document: string,
  { background, width, turned = 0.03, ...how }: Held,
  name: string,
): string {
  const file = join(folder, 'documents', `${name.replace(/[^\w-]+/g, '_')}.jpg`);
  const turn = `rotate=${turned}:ow=rotw(${turned}):oh=roth(${turned}):c=0x00000000`;
  const laid = `[1]${how.document ?? 'null'},format=rgba,scale=${width}:-2:flags=area,${turn}[d]`;
  const person = how.behind ? '[2]scale=-2:440[b];[0][b]overlay=(W-w)/2:H-h[s];' : '[0]null[s];';
  const over = `[s][d]overlay=(W-w)/2:(H-h)/2:format=gbrp,${how.all ?? 'null'},format=yuvj420p,noise=alls=5`;
  const from = ['-v', 'error', '-y', '-f', 'lavfi', '-i', background, '-i', document];
  const inputs = how.behind ? ['-i', how.behind] : [];
  execFileSync('ffmpeg', [
    ...from,
    ...inputs,
    '-filter_complex',
    `${laid};${person}${over}`,
    '-frames:v',
    '1',
    '-q:v',
    '3',
    file,
  ]);
  return file;
}

/** Light of a lamp thrown back by laminate: a white spot with soft edges, in parts of the document. */
export function lamp(x: number, y: number, radius: number): string {
  const away = `hypot(X-W*${x}\\,Y-H*${y})/(W*${radius})`;
  const lit = (channel: string) => `'min(255\\,${channel}(X\\,Y)+460*max(0\\,1-${away}*${away}))'`;
  return `format=gbrp,geq=r=${lit('r')}:g=${lit('g')}:b=${lit('b')}`;
}
