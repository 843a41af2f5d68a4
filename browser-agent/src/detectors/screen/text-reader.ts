import TesseractCore, {
  type TesseractApi,
  type TesseractModule,
} from 'tesseract.js-core/tesseract-core-simd-lstm.js';
import { release } from '../../browser/release.ts';
import type { Grey } from './even-light.ts';

/** Words that stand in one line, with how sure the reader is of each, 0–1. */
export type Line = readonly { readonly text: string; readonly confidence: number }[];

/** A word and where it stands, in pixels. */
export interface PlacedWord {
  readonly text: string;
  readonly confidence: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface LanguageData {
  readonly code: string;
  readonly data: Uint8Array;
}

/** Text anywhere in the picture, in no order: windows lie as they lie. */
const sparseText = '11';
const neuralNetOnly = 1;
/** Columns of Tesseract's table. */
const lineColumns = [2, 3, 4];
const placeColumns = [6, 7, 8, 9];
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

  static async load(wasmBinary: ArrayBuffer, languages: readonly LanguageData[]): Promise<TextReader> {
    const quiet = (said: string) => console.debug(said);
    const module = await TesseractCore({ wasmBinary, print: quiet, printErr: quiet });
    for (const { code, data } of languages) {
      module.FS.writeFile(`./${code}.traineddata`, data);
    }
    const api = new module.TessBaseAPI();
    if (api.Init(null, languages.map(({ code }) => code).join('+'), neuralNetOnly) !== 0) {
      throw new Error('the languages cannot be read');
    }
    for (const { code } of languages) {
      module.FS.unlink(`./${code}.traineddata`);
    }
    api.SetVariable('tessedit_pageseg_mode', sparseText);
    return new TextReader(module, api);
  }

  read(picture: Grey): readonly Line[] {
    return linesOf(this.#tableOf(picture));
  }

  /** The same words, each with its place. */
  locate(picture: Grey): readonly PlacedWord[] {
    return rowsOf(this.#tableOf(picture)).map(({ text, confidence, columns }) => {
      const [left = 0, top = 0, width = 0, height = 0] = placeColumns.map((column) =>
        Number(columns[column]),
      );
      return { text, confidence, left, top, width, height };
    });
  }

  #tableOf({ luma, width, height }: Grey): string {
    const head = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`);
    const picture = new Uint8Array(head.length + luma.length);
    picture.set(head);
    picture.set(luma, head.length);
    this.#module.FS.writeFile('/input', picture);
    release(picture);
    if (this.#api.SetImageFile(1, 0) !== 0) {
      throw new Error('the picture cannot be read');
    }
    this.#api.Recognize(null);
    return this.#api.GetTSVText(0);
  }
}

function rowsOf(table: string) {
  return table.split('\n').flatMap((row) => {
    const columns = row.split('\t');
    const text = columns[textColumn]?.trim();
    return text ? [{ text, confidence: Math.max(0, Number(columns[confidenceColumn])) / 100, columns }] : [];
  });
}

function linesOf(table: string): readonly Line[] {
  const lines = new Map<string, { text: string; confidence: number }[]>();
  for (const { text, confidence, columns } of rowsOf(table)) {
    const place = lineColumns.map((column) => columns[column]).join(' ');
    const line = lines.get(place) ?? [];
    line.push({ text, confidence });
    lines.set(place, line);
  }
  return [...lines.values()];
}
