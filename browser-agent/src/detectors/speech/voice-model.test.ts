import { readFileSync } from 'node:fs';
import { InferenceSession, Tensor } from 'onnxruntime-web';
import { describe, expect, it } from 'vitest';
import { frameLength } from './speech-pieces.ts';
import { VoiceModel } from './voice-model.ts';

const file = new Uint8Array(readFileSync('node_modules/@ricky0123/vad-web/dist/silero_vad_v6.onnx'));

/** The same model on the runtime made for all models of its format. */
async function onItsRuntime(): Promise<(frame: Float32Array) => Promise<number>> {
  const session = await InferenceSession.create(file);
  const input = new Float32Array(64 + frameLength);
  let state = new Tensor('float32', new Float32Array(2 * 128), [2, 1, 128]);
  return async (frame) => {
    input.copyWithin(0, frameLength);
    input.set(frame, 64);
    const said = await session.run({
      input: new Tensor('float32', input, [1, input.length]),
      state,
      sr: new Tensor('int64', [16_000n], []),
    });
    state = said.stateN as typeof state;
    return Number(said.output?.data[0]);
  };
}

/** Two seconds of a voice-like sound, which rises and falls, then two of noise, then two of nothing. */
function sound(): Float32Array[] {
  let seed = 1;
  const noise = () => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 2_147_483_647 - 0.5;
  };
  const frames = Math.floor((6 * 16_000) / frameLength);
  return Array.from({ length: frames }, (_, frame) =>
    Float32Array.from({ length: frameLength }, (_value, index) => {
      const seconds = (frame * frameLength + index) / 16_000;
      if (seconds < 2) {
        const pitch = 2 * Math.PI * (120 + 20 * Math.sin(seconds * 9)) * seconds;
        const loudness = 0.1 * (1 + Math.sin(seconds * 25));
        return loudness * [1, 2, 3, 5, 8, 12].reduce((sum, tone) => sum + Math.sin(pitch * tone) / tone, 0);
      }
      return seconds < 4 ? 0.3 * noise() : 0;
    }),
  );
}

describe('VoiceModel', () => {
  it('says of every frame what the runtime of its format says', async () => {
    const known = await onItsRuntime();
    const ours = new VoiceModel(file);
    let furthest = 0;
    const heard: number[] = [];
    for (const frame of sound()) {
      const probability = ours.probability(frame);
      heard.push(probability);
      furthest = Math.max(furthest, Math.abs(probability - (await known(frame))));
    }
    expect(furthest).toBeLessThan(1e-4);
    // The sound is one that the model is not of one mind about, or the comparison would say little.
    expect(Math.max(...heard) - Math.min(...heard)).toBeGreaterThan(0.3);
  });

  it('takes nothing but its model', () => {
    expect(() => new VoiceModel(new Uint8Array([8, 9]))).toThrow('the model has no');
  });
});
