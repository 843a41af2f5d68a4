import { onnxConstants } from './onnx-constants.ts';
import { frameLength } from './speech-pieces.ts';

/** Each frame is judged with the end of the one before; without it the model hears no speech at all. */
const contextLength = 64;
const inputLength = contextLength + frameLength;

/** The short-time spectrum: this many values of sound a window, mirrored at the end, a window every half. */
const windowLength = 256;
const hop = windowLength / 2;
const mirrored = 64;
const windows = (inputLength + mirrored - windowLength) / hop + 1;
const frequencies = windowLength / 2 + 1;

/** How many numbers the model remembers from frame to frame, twice. */
const memory = 128;

/** Where the weights for sound of 16 kHz lie in the file, which has others for 8 kHz. */
const weightsOf = 'If_0_then_branch__Inline_0__';

/** A convolution over three neighbours in time, of which there are none beyond the ends; negative results become 0. */
interface Layer {
  readonly weights: Float32Array;
  readonly bias: Float32Array;
  readonly stride: number;
  /** Of each channel, one moment after the other; of one frame at a time. */
  readonly results: Float32Array;
}

/**
 * Silero VAD 6: how likely somebody speaks in a frame, remembering what came before. The model is as small as this, so it
 * is reckoned here: a runtime for all models takes a hundred times its memory (decision 47).
 */
export class VoiceModel {
  readonly #spectrum: Float32Array;
  readonly #layers: readonly Layer[];
  readonly #input: { readonly weights: Float32Array; readonly bias: Float32Array };
  readonly #hidden: { readonly weights: Float32Array; readonly bias: Float32Array };
  readonly #last: { readonly weights: Float32Array; readonly bias: Float32Array };
  readonly #sound = new Float32Array(inputLength + mirrored);
  readonly #magnitudes = new Float32Array(frequencies * windows);
  readonly #gates = new Float32Array(4 * memory);
  readonly #said = new Float32Array(memory);
  readonly #kept = new Float32Array(memory);

  /** @throws when this is not the model: a part is missing or has another size */
  constructor(model: Uint8Array) {
    const constants = onnxConstants(model);
    const part = (name: string, length: number): Float32Array => {
      const found = constants.get(weightsOf + name);
      if (found?.length !== length) {
        throw new Error(`the model has no ${name} of ${length} numbers`);
      }
      return found;
    };
    const layer = (index: number, from: number, to: number, stride: number, moments: number): Layer => ({
      weights: part(`encoder.${index}.reparam_conv.weight`, to * from * 3),
      bias: part(`encoder.${index}.reparam_conv.bias`, to),
      stride,
      results: new Float32Array(to * moments),
    });
    this.#spectrum = part('stft.forward_basis_buffer', 2 * frequencies * windowLength);
    this.#layers = [
      layer(0, frequencies, 128, 1, windows),
      layer(1, 128, 64, 2, windows / 2),
      layer(2, 64, 64, 2, 1),
      layer(3, 64, memory, 1, 1),
    ];
    this.#input = {
      weights: part('decoder.rnn.weight_ih', 4 * memory * memory),
      bias: part('decoder.rnn.bias_ih', 4 * memory),
    };
    this.#hidden = {
      weights: part('decoder.rnn.weight_hh', 4 * memory * memory),
      bias: part('decoder.rnn.bias_hh', 4 * memory),
    };
    this.#last = {
      weights: part('decoder.decoder.2.weight', memory),
      bias: part('decoder.decoder.2.bias', 1),
    };
  }

  /** @param frame 32 ms at 16 kHz, following on the frame before */
  probability(frame: Float32Array): number {
    this.#hear(frame);
    let values = this.#magnitudesOfSound();
    for (const layer of this.#layers) {
      values = convolved(values, layer);
    }
    this.#remember(values);
    let sum = this.#last.bias[0] ?? 0;
    for (let index = 0; index < memory; index++) {
      sum += Math.max(0, this.#said[index] ?? 0) * (this.#last.weights[index] ?? 0);
    }
    return sigmoid(sum);
  }

  #hear(frame: Float32Array): void {
    const sound = this.#sound;
    sound.copyWithin(0, frameLength, inputLength);
    sound.set(frame, contextLength);
    for (let index = 0; index < mirrored; index++) {
      sound[inputLength + index] = sound[inputLength - 2 - index] ?? 0;
    }
  }

  /** Of each frequency, one window after the other. */
  #magnitudesOfSound(): Float32Array {
    const basis = this.#spectrum;
    for (let frequency = 0; frequency < frequencies; frequency++) {
      for (let window = 0; window < windows; window++) {
        const real = product(basis, frequency * windowLength, this.#sound, window * hop, windowLength);
        const imaginary = product(
          basis,
          (frequencies + frequency) * windowLength,
          this.#sound,
          window * hop,
          windowLength,
        );
        this.#magnitudes[frequency * windows + window] = Math.sqrt(real * real + imaginary * imaginary);
      }
    }
    return this.#magnitudes;
  }

  /** One step of an LSTM: what comes in, what is forgotten, the new, and what is said of it. */
  #remember(heard: Float32Array): void {
    for (let gate = 0; gate < 4 * memory; gate++) {
      this.#gates[gate] =
        (this.#input.bias[gate] ?? 0) +
        (this.#hidden.bias[gate] ?? 0) +
        product(this.#input.weights, gate * memory, heard, 0, memory) +
        product(this.#hidden.weights, gate * memory, this.#said, 0, memory);
    }
    const gate = (which: number, index: number) => this.#gates[which * memory + index] ?? 0;
    for (let index = 0; index < memory; index++) {
      const kept =
        sigmoid(gate(1, index)) * (this.#kept[index] ?? 0) +
        sigmoid(gate(0, index)) * Math.tanh(gate(2, index));
      this.#kept[index] = kept;
      this.#said[index] = sigmoid(gate(3, index)) * Math.tanh(kept);
    }
  }
}

/** @param values of each channel, one moment after the other; so are the results */
function convolved(values: Float32Array, { weights, bias, stride, results }: Layer): Float32Array {
  const to = bias.length;
  const from = weights.length / 3 / to;
  const moments = values.length / from;
  const after = results.length / to;
  for (let channel = 0; channel < to; channel++) {
    for (let moment = 0; moment < after; moment++) {
      // The neighbour before, the moment itself, the one behind, as far as there are.
      const centre = moment * stride;
      const first = Math.max(0, 1 - centre);
      const end = Math.min(3, moments + 1 - centre);
      let sum = bias[channel] ?? 0;
      for (let input = 0; input < from; input++) {
        const weight = (channel * from + input) * 3;
        const value = input * moments + centre - 1;
        for (let tap = first; tap < end; tap++) {
          sum += (weights[weight + tap] ?? 0) * (values[value + tap] ?? 0);
        }
      }
      results[channel * after + moment] = Math.max(0, sum);
    }
  }
  return results;
}

function product(
  one: Float32Array,
  oneAt: number,
  other: Float32Array,
  otherAt: number,
  length: number,
): number {
  let sum = 0;
  for (let index = 0; index < length; index++) {
    sum += (one[oneAt + index] ?? 0) * (other[otherAt + index] ?? 0);
  }
  return sum;
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
