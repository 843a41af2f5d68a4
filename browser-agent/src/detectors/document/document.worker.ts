import type { DetectorReport } from '../../messages/detector-messages.ts';
import type { Area, DocumentSample } from '../../messages/document.ts';
import type { Grey } from '../screen/even-light.ts';
import { loadReader, type ReaderLanguage } from '../screen/load-reader.ts';
import type { TextReader } from '../screen/text-reader.ts';
import type { DocumentOrder } from './document-looker.ts';
import { glareIn, lightIn, sharpnessIn } from './print-quality.ts';
import { areaOf, printOf } from './print-words.ts';

/** Wide enough for the reader to make out what a person can, and not wider: it takes a second. */
const readWidth = 1280;
/** Light and edges are measured at one size, whatever the camera gives. */
const measuredWidth = 640;
/** So few words are a part of a document at most: what hides the rest lies elsewhere. */
const fewWords = 3;
/** Where the outline of the camera step is, within which a document should be. */
const outline: Area = { left: 0.12, top: 0.14, right: 0.88, bottom: 0.86 };

const report = (message: DetectorReport<DocumentSample>) => postMessage(message);
let reader: Promise<TextReader> | null = null;
let languages: readonly ReaderLanguage[] = [];

addEventListener('message', ({ data }: MessageEvent<DocumentOrder>) => {
  void obey(data).catch((cause: unknown) => report({ type: 'failed', reason: String(cause) }));
});

async function obey(order: DocumentOrder): Promise<void> {
  if (order.type === 'init') {
    languages = order.languages;
    reader = loadReader(languages, report);
    await reader;
    report({ type: 'ready' });
  } else if (reader) {
    report(await look(await reader, order.photo));
  }
}

/** What stands on the document is forgotten here; places and numbers are told. */
async function look(text: TextReader, photo: Blob): Promise<DocumentSample> {
  const began = performance.now();
  const picture = await createImageBitmap(photo);
  try {
    const large = greyOf(picture, readWidth);
    const { words, wordHeight } = printOf(text.locate(large), large.width, large.height);
    const measured = greyOf(picture, measuredWidth);
    const area = words.length > fewWords ? (areaOf(words) ?? outline) : outline;
    return {
      type: 'document',
      words,
      wordHeight: (wordHeight * picture.width) / large.width,
      sharpness: sharpnessIn(measured, area),
      glare: glareIn(measured, area, words),
      mean: lightIn(measured, area).mean,
      languages: [...languages.map(({ code }) => code), 'eng'],
      tookMs: performance.now() - began,
    };
  } finally {
    picture.close();
  }
}

function greyOf(picture: ImageBitmap, width: number): Grey {
  const height = Math.round((picture.height * width) / picture.width);
  const context = new OffscreenCanvas(width, height).getContext('2d', { alpha: false });
  if (!context) {
    throw new Error('no canvas');
  }
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  const luma = new Uint8Array(width * height);
  for (let at = 0; at < luma.length; at++) {
    const [red = 0, green = 0, blue = 0] = [data[at * 4], data[at * 4 + 1], data[at * 4 + 2]];
    luma[at] = (red * 77 + green * 150 + blue * 29) >> 8;
  }
  return { luma, width, height };
}
