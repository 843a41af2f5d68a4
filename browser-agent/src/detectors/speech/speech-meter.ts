import type { SpeechSample } from '../../messages/detector-messages.ts';
import { SampleQueue } from '../sample-queue.ts';
import { modelRate, Resampler } from './resampler.ts';
import { frameLength, framesIn } from './speech-pieces.ts';
import type { VoiceModel } from './voice-model.ts';

/** Cuts sound into the frames the model wants and says now and then what it was like. */
export class SpeechMeter {
  readonly #model: Pick<VoiceModel, 'probability'>;
  readonly #framesPerSample: number;
  #rate = 0;
  #resampler = new Resampler(modelRate);
  readonly #heard = new SampleQueue();
  #likely = 0;
  #squares = 0;
  #frames = 0;

  constructor(model: Pick<VoiceModel, 'probability'>, everyMs: number) {
    this.#model = model;
    this.#framesPerSample = framesIn(everyMs);
  }

  /** @param sound one channel at this rate, following on what came before */
  hear(sound: Float32Array, rate: number): readonly SpeechSample[] {
    if (rate !== this.#rate) {
      this.#rate = rate;
      this.#resampler = new Resampler(rate);
    }
    this.#heard.push(this.#resampler.push(sound));
    const ready = this.#heard.waiting;
    const samples: SpeechSample[] = [];
    let from = 0;
    for (; from + frameLength <= ready.length; from += frameLength) {
      samples.push(...this.#judge(ready.subarray(from, from + frameLength)));
    }
    this.#heard.drop(from);
    return samples;
  }

  #judge(frame: Float32Array): readonly SpeechSample[] {
    this.#likely += this.#model.probability(frame);
    this.#squares += frame.reduce((sum, value) => sum + value * value, 0);
    this.#frames += 1;
    if (this.#frames < this.#framesPerSample) {
      return [];
    }
    const probability = this.#likely / this.#frames;
    const rms = Math.sqrt(this.#squares / (this.#frames * frameLength));
    this.#likely = this.#squares = this.#frames = 0;
    return [{ type: 'speech', probability, rms }];
  }
}
