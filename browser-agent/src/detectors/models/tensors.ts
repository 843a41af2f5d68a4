import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { type GraphModel, loadGraphModelSync } from '@tensorflow/tfjs-converter';
import { env, type io, setBackend } from '@tensorflow/tfjs-core';

/** Makes the runtime from its WebAssembly, on one thread: more gain nothing and need an isolated page. */
export async function startTensors(wasm: Uint8Array<ArrayBuffer>): Promise<void> {
  const variables = env();
  variables.set('WASM_HAS_SIMD_SUPPORT', true);
  variables.set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  // The runtime asks its platform for the file: it gets the one that was examined, and nothing from anywhere else.
  variables.platform.fetch = async () => new Response(wasm);
  setWasmPaths('./', true);
  if (!(await setBackend('wasm'))) {
    throw new Error('the runtime does not start');
  }
}

/** A model from its two files: how it is made, and its weights. */
export function graphModel(
  description: Uint8Array<ArrayBuffer>,
  weights: Uint8Array<ArrayBuffer>,
): GraphModel<io.IOHandlerSync> {
  const made = JSON.parse(new TextDecoder().decode(description)) as io.ModelJSON;
  return loadGraphModelSync([made, weights.buffer]);
}
