import { readFileSync } from 'node:fs';
import { io } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { descriptorModel, descriptorWeights, tensorRuntimeFile } from '../models/model-files.ts';
import { startTensors } from '../models/tensors.ts';
import type { ShippedFile } from '../shipped-file.ts';
import { TrainedWeights } from './trained-weights.ts';

const shipped = ({ package: folder, path }: ShippedFile) =>
  Uint8Array.from(readFileSync(`node_modules/${folder}/${path}`));

const written = (groups: io.WeightsManifestConfig) => new TextEncoder().encode(JSON.stringify(groups));

const specsOf = (manifest: Uint8Array) =>
  io.getWeightSpecs(JSON.parse(new TextDecoder().decode(manifest)) as io.WeightsManifestConfig);

/** What the library reads from the same file. */
function read(manifest: Uint8Array, weights: Uint8Array<ArrayBuffer>) {
  return Object.entries(io.decodeWeights(weights.buffer, specsOf(manifest))).map(([name, tensor]) => {
    const values = tensor.dataSync<'float32'>();
    tensor.dispose();
    return { name, shape: tensor.shape, values };
  });
}

/** Two groups: three bytes, and two floats that begin behind them. */
function small() {
  const manifest = written([
    {
      paths: [],
      weights: [
        {
          name: 'filters',
          shape: [3, 1],
          dtype: 'float32',
          quantization: { dtype: 'uint8', scale: 0.1, min: -1 },
        },
      ],
    },
    { paths: [], weights: [{ name: 'offsets', shape: [2], dtype: 'float32' }] },
  ]);
  const floats = new Uint8Array(Float32Array.of(1.5, -2.25).buffer);
  return { manifest, weights: Uint8Array.of(0, 10, 255, ...floats) };
}

/** Compares without printing thousands of numbers. */
const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array) =>
  Buffer.from(buffer, byteOffset, byteLength);

describe('R4-031 the weights of the network that describes a face', () => {
  beforeAll(() => startTensors(shipped(tensorRuntimeFile)));

  it('are unpacked from the shipped file as the library unpacks them, to the bit', () => {
    const [manifest, weights] = [shipped(descriptorModel), shipped(descriptorWeights)];
    const expected = read(manifest, weights);
    const trained = new TrainedWeights(manifest, weights);
    const kinds = specsOf(manifest).map(({ quantization }) => quantization?.dtype ?? 'as they are');
    expect(new Set(kinds)).toEqual(new Set(['uint8', 'as they are']));
    expect(expected.reduce((sum, { values }) => sum + values.length, 0)).toBeGreaterThan(5_000_000);
    for (const { name, shape, values } of expected) {
      const unpacked = trained.unpacked(name);
      expect(unpacked.shape, name).toEqual(shape);
      expect(bytesOf(unpacked.values).equals(bytesOf(values)), name).toBe(true);
    }
  });

  it('are found where they begin, also where bytes before them leave floats out of line', () => {
    const made = small();
    const trained = new TrainedWeights(made.manifest, made.weights);
    for (const { name, values } of read(made.manifest, made.weights)) {
      expect([...trained.unpacked(name).values], name).toEqual([...values]);
    }
    expect([...trained.unpacked('offsets').values]).toEqual([1.5, -2.25]);
    expect([...trained.unpacked('filters').values].map((value) => Math.round(value * 10))).toEqual([
      -10, 0, 245,
    ]);
  });

  it('stay as they are in a copy when others are unpacked', () => {
    const { manifest, weights } = small();
    const trained = new TrainedWeights(manifest, weights);
    const copy = trained.copyOf('offsets');
    trained.unpacked('filters');
    expect([...copy]).toEqual([1.5, -2.25]);
  });

  it.each([
    { dtype: 'float32', quantization: { dtype: 'uint16', scale: 1, min: 0 } },
    { dtype: 'float32', quantization: { dtype: 'float16' } },
    { dtype: 'int32' },
  ] as const)('are refused where they are packed in a way it cannot read: %o', (packing) => {
    const manifest = written([{ paths: [], weights: [{ name: 'fc', shape: [1], ...packing }] }]);
    expect(() => new TrainedWeights(manifest, new Uint8Array(4))).toThrow('fc are packed as');
  });

  it('are not made up where the file has none of that name', () => {
    const { manifest, weights } = small();
    expect(() => new TrainedWeights(manifest, weights).unpacked('gamma')).toThrow('no weights gamma');
  });
});
