import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SpeechSample } from '../../messages/detector-messages.ts';
import { sounds } from '../../testing/test-sounds.ts';
import { speechModel } from './model-files.ts';
import { SpeechMeter } from './speech-meter.ts';
import { VoiceModel } from './voice-model.ts';

const shipped = (file: { package: string; path: string }) =>
  new Uint8Array(readFileSync(`node_modules/${file.package}/${file.path}`));

/** The model itself, in pieces of 10 ms as in the browser. */
function listen(sound: Float32Array, model: Pick<VoiceModel, 'probability'>) {
  const meter = new SpeechMeter(model, 500);
  const samples: SpeechSample[] = [];
  for (let from = 0; from < sound.length; from += sounds.rate / 100) {
    samples.push(...meter.hear(sound.subarray(from, from + sounds.rate / 100), sounds.rate));
  }
  return samples;
}

describe('R4-042 speech among other sounds', () => {
  let model: VoiceModel;

  beforeAll(() => {
    model = new VoiceModel(shipped(speechModel));
  });

  it('hears a voice, and says how loud it is', () => {
    const samples = listen(sounds.babble(6), model);
    expect(samples.filter(({ probability }) => probability > 0.5).length).toBeGreaterThan(6);
    expect(samples.every(({ rms }) => rms > 0.02 && rms < 0.4)).toBe(true);
  });

  it.each(['silence', 'hiss', 'tone', 'music'] as const)('takes %s for no speech', (name) => {
    const samples = listen(sounds[name](4), model);
    expect(samples.length).toBeGreaterThanOrEqual(7);
    expect(Math.max(...samples.map(({ probability }) => probability))).toBeLessThan(0.2);
  });
});

describe('how often it says what it heard', () => {
  it('says the mean of half a second', () => {
    let frame = 0;
    const samples = listen(sounds.silence(2), { probability: () => (frame++ % 2 ? 1 : 0) });
    expect(samples).toEqual(new Array(3).fill({ type: 'speech', probability: 0.5, rms: 0 }));
  });

  it('goes on when the rate of the microphone changes', () => {
    const meter = new SpeechMeter({ probability: () => 0.3 }, 500);
    const first = meter.hear(sounds.silence(1), 48_000);
    const second = meter.hear(new Float32Array(44_100), 44_100);
    expect([...first, ...second].map(({ probability }) => Math.round(probability * 10))).toEqual([3, 3, 3]);
  });
});
