import {
  add,
  avgPool,
  fused,
  matMul,
  maxPool,
  mean,
  pad,
  relu,
  type Tensor2D,
  type Tensor4D,
  tensor1d,
  tensor2d,
  tensor4d,
  tidy,
} from '@tensorflow/tfjs-core';
import { chipInput, chipSide } from './face-chip.ts';
import { TrainedWeights } from './trained-weights.ts';

/** What of a convolution and the scale that follows it is small enough to be kept as it is used. */
interface Layer {
  /** For each channel of the filters. */
  readonly scale: Float32Array;
  readonly bias: Float32Array;
}

/** Names of the blocks in their order; those ending in `down` halve the picture. */
const blocks = [
  'conv32_1',
  'conv32_2',
  'conv32_3',
  'conv64_down',
  'conv64_1',
  'conv64_2',
  'conv64_3',
  'conv128_down',
  'conv128_1',
  'conv128_2',
  'conv256_down',
  'conv256_1',
  'conv256_2',
  'conv256_down_out',
] as const;

/** Channels at the end, and numbers that describe a face. */
const lastChannels = 256;
const described = 128;

/**
 * dlib's residual network: 128 numbers for a face; those of one person are close to each other. Its filters stay packed
 * and are unpacked for each look, one layer after the other: all of them, with what the runtime makes of them, would
 * take sixty megabytes all the time, and a look comes every five seconds.
 */
export class DescriptorNetwork {
  readonly #trained: TrainedWeights;
  readonly #layers = new Map<string, Layer>();
  readonly #last: Tensor2D;

  /** @param weights as dlib trained them, each with its name; the network keeps them */
  constructor(manifest: Uint8Array<ArrayBuffer>, weights: Uint8Array<ArrayBuffer>) {
    this.#trained = new TrainedWeights(manifest, weights);
    for (const name of ['conv32_down', ...blocks.flatMap((block) => [`${block}/conv1`, `${block}/conv2`])]) {
      this.#layers.set(name, layerOf(this.#trained, name));
    }
    this.#last = tensor2d(this.#trained.copyOf('fc'), [lastChannels, described]);
  }

  /** Describes the face in a square of {@link chipSide}. */
  async describe(rgba: Uint8ClampedArray): Promise<Float32Array> {
    const numbers = tidy(() => {
      const picture: Tensor4D = tensor4d(chipInput(rgba), [1, chipSide, chipSide, 3]);
      const begun = maxPool(this.#convolve(picture, 'conv32_down', 2, true), 3, 2, 'valid');
      const out = blocks.reduce((x, block) => this.#block(x, block), begun);
      return matMul(mean<Tensor2D>(out, [1, 2]), this.#last);
    });
    try {
      return Float32Array.from(await numbers.data<'float32'>());
    } finally {
      numbers.dispose();
    }
  }

  #block(x: Tensor4D, name: string): Tensor4D {
    const halves = name.includes('_down');
    return tidy(() => {
      const within = this.#convolve(x, `${name}/conv1`, halves ? 2 : 1, true);
      const out = this.#convolve(within, `${name}/conv2`, 1, false);
      return relu(halves ? joined(avgPool(x, 2, 2, 'valid'), out) : add(out, x));
    });
  }

  #convolve(x: Tensor4D, name: string, strides: 1 | 2, rectified: boolean): Tensor4D {
    const layer = this.#layers.get(name);
    if (!layer) {
      throw new Error(`no layer ${name}`);
    }
    const { shape, values } = this.#trained.unpacked(`${name}/conv/filters`);
    for (let index = 0; index < values.length; index++) {
      values[index] = (values[index] ?? 0) * (layer.scale[index % layer.scale.length] ?? 0);
    }
    return tidy(() =>
      fused.conv2d({
        x,
        filter: tensor4d(values, shape as [number, number, number, number]),
        bias: tensor1d(layer.bias),
        strides,
        pad: strides === 2 ? 'valid' : 'same',
        activation: rectified ? 'relu' : 'linear',
      }),
    );
  }
}

function layerOf(trained: TrainedWeights, name: string): Layer {
  const scale = trained.copyOf(`${name}/scale/weights`);
  const offset = trained.copyOf(`${name}/scale/biases`);
  const bias = trained.copyOf(`${name}/conv/bias`);
  return {
    scale,
    bias: bias.map((value, channel) => Math.fround(value * (scale[channel] ?? 0)) + (offset[channel] ?? 0)),
  };
}

/** Where one is smaller than the other, or has fewer channels, zeros stand in for what it lacks. */
function joined(one: Tensor4D, other: Tensor4D): Tensor4D {
  const shape = one.shape.map((length, axis) => Math.max(length, other.shape[axis] ?? 0));
  const filled = (tensor: Tensor4D) =>
    pad(
      tensor,
      tensor.shape.map((length, axis) => [0, (shape[axis] ?? 0) - length] as [number, number]),
    );
  return add(filled(one), filled(other));
}
