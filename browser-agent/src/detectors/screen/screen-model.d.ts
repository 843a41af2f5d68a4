declare module 'tesseract.js-core/tesseract-core-simd-lstm.wasm?url' {
  const address: string;
  export default address;
}
declare module '@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz?url' {
  const address: string;
  export default address;
}
declare module 'tesseract.js-core/tesseract-core-simd-lstm.js' {
  /** The part of Tesseract's interface that is used. */
  interface TesseractApi {
    Init(path: null, languages: string, engine: number): number;
    SetVariable(name: string, value: string): void;
    SetImageFile(orientation: number, angle: number): number;
    Recognize(monitor: null): number;
    GetTSVText(page: number): string;
  }
  interface TesseractModule {
    readonly FS: {
      writeFile(path: string, bytes: Uint8Array): void;
      unlink(path: string): void;
    };
    readonly TessBaseAPI: new () => TesseractApi;
  }
  export default function TesseractCore(options: {
    readonly wasmBinary: ArrayBuffer;
    readonly print: (text: string) => void;
    readonly printErr: (text: string) => void;
  }): Promise<TesseractModule>;
}
