import { SampleQueue } from '../sample-queue.ts';

/** What the model hears. */
export const modelRate = 16_000;

/** Zero crossings of the filter to each side, and how finely it is tabulated between two samples. */
const crossings = 16;
const steps = 256;
/** The filter needs a little room below the highest pitch that survives. */
const passed = 0.92;

/** Brings sound of any rate to 16 kHz; what is too high for it is filtered out instead of folding back as noise. */
export class Resampler {
  readonly #stride: number;
  readonly #reach: number;
  readonly #filter: Float32Array;
  readonly #kept = new SampleQueue();
  #told = new Float32Array(0);
  /** Where the next sample lies in what is kept. */
  #next: number;

  constructor(rate: number) {
    const cutoff = passed * Math.min(1, modelRate / rate);
    this.#stride = rate / modelRate;
    this.#reach = Math.ceil(crossings / cutoff);
    this.#filter = filterOf(cutoff, this.#reach);
    this.#kept.push(new Float32Array(this.#reach));
    this.#next = this.#reach;
  }

  /** The samples that can be told now, good until the next call; the last few wait for what comes after them. */
  push(samples: Float32Array): Float32Array {
    this.#kept.push(samples);
    const input = this.#kept.waiting;
    const last = input.length - this.#reach;
    const count = Math.max(0, Math.ceil((last - this.#next) / this.#stride));
    if (count > this.#told.length) {
      this.#told = new Float32Array(2 * count);
    }
    const output = this.#told.subarray(0, count);
    for (let index = 0; index < output.length; index++) {
      output[index] = this.#at(input, this.#next);
      this.#next += this.#stride;
    }
    const done = Math.max(0, Math.floor(this.#next) - this.#reach);
    this.#kept.drop(done);
    this.#next -= done;
    return output;
  }

  #at(input: Float32Array, place: number): number {
    const first = Math.ceil(place - this.#reach);
    let sum = 0;
    for (let index = Math.max(0, first); index <= place + this.#reach; index++) {
      sum += (input[index] ?? 0) * (this.#filter[Math.round(Math.abs(index - place) * steps)] ?? 0);
    }
    return sum;
  }
}

/** One half of a windowed sinc; the other is its mirror. */
function filterOf(cutoff: number, reach: number): Float32Array {
  return Float32Array.from({ length: reach * steps + 1 }, (_, index) => {
    const away = index / steps;
    const angle = Math.PI * away * cutoff;
    const sinc = angle === 0 ? 1 : Math.sin(angle) / angle;
    const window = 0.5 + 0.5 * Math.cos((Math.PI * away) / reach);
    return cutoff * sinc * window;
  });
}
