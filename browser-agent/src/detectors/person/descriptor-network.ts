import {
  add,
  avgPool,
  fused,
  io,
  keep,
  matMul,
  maxPool,
  mean,
  mul,
  pad,
  relu,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor4D,
  tensor4d,
  tidy,
} from '@tensorflow/tfjs-core';
import { chipInput, chipSide } from './face-chip.ts';

/** A convolution with the scale that follows it already in its filters. */
interface Layer {
  readonly filter: Tensor4D;
  readonly bias: Tensor1D;
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

/** dlib's residual network: 128 numbers for a face; those of one person are close to each other. */
export class DescriptorNetwork {
  readonly #layers = new Map<string, Layer>();
  readonly #last: Tensor2D;

  /** @param weights as dlib trained them, each with its name; they are not needed afterwards */
  constructor(manifest: Uint8Array<ArrayBuffer>, weights: Uint8Array<ArrayBuffer>) {
    const trained = new TrainedWeights(manifest, weights);
    for (const name of ['conv32_down', ...blocks.flatMap((block) => [`${block}/conv1`, `${block}/conv2`])]) {
      this.#layers.set(name, layerOf(trained, name));
    }
    this.#last = trained.named('fc') as Tensor2D;
  }

  /** Describes the face in a square of {@link chipSide}. */
  async describe(rgba: Uint8ClampedArray): Promise<Float32Array> {
    const described = tidy(() => {
      const picture: Tensor4D = tensor4d(chipInput(rgba), [1, chipSide, chipSide, 3]);
      const begun = maxPool(this.#convolve(picture, 'conv32_down', 2, true), 3, 2, 'valid');
      const out = blocks.reduce((x, block) => this.#block(x, block), begun);
      return matMul(mean<Tensor2D>(out, [1, 2]), this.#last);
    });
    try {
      return Float32Array.from(await described.data<'float32'>());
    } finally {
      described.dispose();
    }
  }

  #block(x: Tensor4D, name: string): Tensor4D {
    const halves = name.includes('_down');
    const within = this.#convolve(x, `${name}/conv1`, halves ? 2 : 1, true);
    const out = this.#convolve(within, `${name}/conv2`, 1, false);
    return relu(halves ? joined(avgPool(x, 2, 2, 'valid'), out) : add(out, x));
  }

  #convolve(x: Tensor4D, name: string, strides: 1 | 2, rectified: boolean): Tensor4D {
    const layer = this.#layers.get(name);
    if (!layer) {
      throw new Error(`no layer ${name}`);
    }
    return fused.conv2d({
      x,
      ...layer,
      strides,
      pad: strides === 2 ? 'valid' : 'same',
      activation: rectified ? 'relu' : 'linear',
    });
  }
}

function layerOf(trained: TrainedWeights, name: string): Layer {
  return tidy(() => {
    const scale = trained.named(`${name}/scale/weights`);
    const bias = trained.named(`${name}/conv/bias`);
    return {
      filter: keep(mul(trained.named(`${name}/conv/filters`), scale)) as Tensor4D,
      bias: keep(add(mul(bias, scale), trained.named(`${name}/scale/biases`))) as Tensor1D,
    };
  });
}

/** Weights as they are shipped; unpacked one at a time, for most take four times as much then. */
class TrainedWeights {
  readonly #bytes: ArrayBuffer;
  readonly #places = new Map<string, { readonly spec: io.WeightsManifestEntry; readonly from: number }>();

  constructor(manifest: Uint8Array<ArrayBuffer>, weights: Uint8Array<ArrayBuffer>) {
    const groups = JSON.parse(new TextDecoder().decode(manifest)) as io.WeightsManifestConfig;
    this.#bytes = weights.buffer;
    let from = 0;
    for (const spec of io.getWeightSpecs(groups)) {
      this.#places.set(spec.name, { spec, from });
      from += sizeOf(spec);
    }
  }

  named(name: string): Tensor {
    const place = this.#places.get(name);
    const weight =
      place &&
      io.decodeWeights(this.#bytes.slice(place.from, place.from + sizeOf(place.spec)), [place.spec])[name];
    if (!weight) {
      throw new Error(`no weights ${name}`);
    }
    return weight;
  }
}

/** In bytes: most are packed into one each. */
function sizeOf({ shape, quantization }: io.WeightsManifestEntry): number {
  return shape.reduce((size, length) => size * length, quantization ? 1 : 4);
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
