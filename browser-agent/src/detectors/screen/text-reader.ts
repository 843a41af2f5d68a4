import TesseractCore, {
  type TesseractApi,
  type TesseractModule,
} from 'tesseract.js-core/tesseract-core-simd-lstm.js';
import type { Grey } from './even-light.ts';

/** Words that stand in one line, with how sure the reader is of each, 0–1. */
export type Line = readonly { readonly text: string; readonly confidence: number }[];

export interface LanguageData {
  readonly code: string;
  readonly data: Uint8Array;
}

/** Text anywhere in the picture, in no order: windows lie as they lie. */
const sparseText = '11';
const neuralNetOnly = 1;
/** Columns of Tesseract's table. */
const lineColumns = [2, 3, 4];
const confidenceColumn = 10;
const textColumn = 11;

/** Tesseract: the lines of text in a picture. */
export class TextReader {
  readonly #module: TesseractModule;
  readonly #api: TesseractApi;

  private constructor(module: TesseractModule, api: TesseractApi) {
    this.#module = module;
    this.#api = api;
  }

  static async load(wasmBinary: Uint8Array, languages: readonly LanguageData[]): Promise<TextReader> {
    const quiet = (said: string) => console.debug(said);
    const module = await TesseractCore({ wasmBinary, print: quiet, printErr: quiet });
    for (const { code, data } of languages) {
      module.FS.writeFile(`./${code}.traineddata`, data);
    }
    const api = new module.TessBaseAPI();
    if (api.Init(null, languages.map(({ code }) => code).join('+'), neuralNetOnly) !== 0) {
      throw new Error('the languages cannot be read');
    }
    api.SetVariable('tessedit_pageseg_mode', sparseText);
    return new TextReader(module, api);
  }

  read({ luma, width, height }: Grey): readonly Line[] {
    const head = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`);
    const picture = new Uint8Array(head.length + luma.length);
    picture.set(head);
    picture.set(luma, head.length);
    this.#module.FS.writeFile('/input', picture);
    if (this.#api.SetImageFile(1, 0) !== 0) {
      throw new Error('the picture cannot be read');
    }
    this.#api.Recognize(null);
    return linesOf(this.#api.GetTSVText(0));
  }
}

function linesOf(table: string): readonly Line[] {
  const lines = new Map<string, { text: string; confidence: number }[]>();
  for (const row of table.split('\n')) {
    const columns = row.split('\t');
    const text = columns[textColumn]?.trim();
    if (text) {
      const place = lineColumns.map((column) => columns[column]).join(' ');
      const line = lines.get(place) ?? [];
      line.push({ text, confidence: Math.max(0, Number(columns[confidenceColumn])) / 100 });
      lines.set(place, line);
    }
  }
  return [...lines.values()];
}
