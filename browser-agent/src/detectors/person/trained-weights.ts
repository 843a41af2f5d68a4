import { io } from '@tensorflow/tfjs-core';

/** Weights as they are shipped: most of them a byte each. */
export class TrainedWeights {
  readonly #bytes: Uint8Array<ArrayBuffer>;
  readonly #places = new Map<string, { readonly spec: io.WeightsManifestEntry; readonly from: number }>();
  readonly #unpacked: Float32Array;

  constructor(manifest: Uint8Array<ArrayBuffer>, weights: Uint8Array<ArrayBuffer>) {
    const groups = JSON.parse(new TextDecoder().decode(manifest)) as io.WeightsManifestConfig;
    const specs = io.getWeightSpecs(groups);
    this.#bytes = weights;
    let from = 0;
    for (const spec of specs) {
      mustBeReadable(spec);
      this.#places.set(spec.name, { spec, from });
      from += countOf(spec) * (spec.quantization ? 1 : Float32Array.BYTES_PER_ELEMENT);
    }
    this.#unpacked = new Float32Array(Math.max(...specs.map(countOf)));
  }

  copyOf(name: string): Float32Array {
    return this.unpacked(name).values.slice();
  }

  /** Good until the next ones are asked for. */
  unpacked(name: string): { readonly shape: readonly number[]; readonly values: Float32Array } {
    const place = this.#places.get(name);
    if (!place) {
      throw new Error(`no weights ${name}`);
    }
    const { spec, from } = place;
    const values = this.#unpacked.subarray(0, countOf(spec));
    const { scale = 1, min = 0 } = (spec.quantization ?? {}) as { scale?: number; min?: number };
    if (spec.quantization) {
      for (let index = 0; index < values.length; index++) {
        values[index] = (this.#bytes[from + index] ?? 0) * scale + min;
      }
    } else {
      values.set(new Float32Array(this.#bytes.slice(from, from + values.byteLength).buffer));
    }
    return { shape: spec.shape, values };
  }
}

function countOf({ shape }: io.WeightsManifestEntry): number {
  return shape.reduce((count, length) => count * length, 1);
}

/** Any other way to pack numbers would be read as nonsense. */
function mustBeReadable({ name, dtype, quantization }: io.WeightsManifestEntry): void {
  if (dtype !== 'float32' || (quantization && quantization.dtype !== 'uint8')) {
    throw new Error(`weights ${name} are packed as ${quantization?.dtype ?? dtype}`);
  }
}
