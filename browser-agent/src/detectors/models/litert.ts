import { type CompiledModel, loadAndCompile, loadLiteRt, Tensor } from '@litertjs/core';
import makeRuntime from '@litertjs/core/wasm/litert_wasm_internal.js';
import { type Download, modelFiles } from '../../browser/model-store.ts';
import { release } from '../../browser/release.ts';
import type { DetectorState } from '../../messages/detector-messages.ts';
import { runtimeDownload } from './model-downloads.ts';

/** Loads the runtime and these models, telling how far it is. */
export async function loadModels(
  downloads: readonly Download[],
  report: (state: DetectorState) => void,
): Promise<readonly CompiledModel[]> {
  const files = await modelFiles([runtimeDownload, ...downloads], (loaded, total) =>
    report({ type: 'loading', loaded, total }),
  );
  const [wasmBinary, ...models] = files;
  const quiet = (text: string) => console.debug(text);
  // The package loads its script by importScripts, which module workers have but refuse: it is bundled instead.
  for (const [name, value] of Object.entries({
    importScripts: () => undefined,
    ModuleFactory: makeRuntime,
    Module: { wasmBinary: wasmBinary?.buffer, print: quiet, printErr: quiet },
  })) {
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
  }
  await loadLiteRt('bundled.js');
  const compiled = await Promise.all(models.map((model) => loadAndCompile(model, { accelerator: 'wasm' })));
  release(...files);
  return compiled;
}

/**
 * Runs a model of two outputs on a picture of three values a pixel, which is used up.
 *
 * @param read what the model said, good until it returns
 */
export async function run<Answer>(
  model: CompiledModel,
  picture: Float32Array<ArrayBuffer>,
  side: number,
  read: (shorter: Float32Array, longer: Float32Array) => Answer,
): Promise<Answer> {
  const input = new Tensor(picture, [1, side, side, 3]);
  release(picture);
  const outputs = await model.run(input);
  try {
    const said = outputs
      .map((output) => output.toTypedArray() as Float32Array<ArrayBuffer>)
      .sort((one, other) => one.length - other.length);
    const [shorter, longer] = said;
    if (!shorter || !longer) {
      throw new Error('the model said nothing');
    }
    const answer = read(shorter, longer);
    release(...said);
    return answer;
  } finally {
    input.delete();
    for (const output of outputs) {
      output.delete();
    }
  }
}
