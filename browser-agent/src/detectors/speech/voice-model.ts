import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import { modelRate } from './resampler.ts';
import { frameLength } from './speech-pieces.ts';

/** Each frame is judged with the end of the one before; without it the model hears no speech at all. */
const contextLength = 64;

/** Silero VAD: how likely somebody speaks in a frame, remembering what came before. */
export class VoiceModel {
  readonly #session: InferenceSession;
  readonly #rate = new Tensor('int64', [BigInt(modelRate)], []);
  readonly #input = new Float32Array(contextLength + frameLength);
  #state: Tensor = new Tensor('float32', new Float32Array(2 * 128), [2, 1, 128]);

  private constructor(session: InferenceSession) {
    this.#session = session;
  }

  static async load(runtime: Uint8Array<ArrayBuffer>, model: Uint8Array): Promise<VoiceModel> {
    env.wasm.wasmBinary = runtime.buffer;
    // More threads need a page that is isolated from its opener, and one keeps up forty times over.
    env.wasm.numThreads = 1;
    return new VoiceModel(await InferenceSession.create(model, { executionProviders: ['wasm'] }));
  }

  /** @param frame 32 ms at 16 kHz, following on the frame before */
  async probability(frame: Float32Array): Promise<number> {
    const input = this.#input;
    input.copyWithin(0, frameLength);
    input.set(frame, contextLength);
    const said = await this.#session.run({
      input: new Tensor('float32', input, [1, input.length]),
      state: this.#state,
      sr: this.#rate,
    });
    const { output, stateN } = said;
    if (!output || !stateN) {
      throw new Error('the model said nothing');
    }
    this.#state = stateN;
    return Number(output.data[0]);
  }
}
