import { modelFiles } from '../../browser/model-store.ts';
import { release } from '../../browser/release.ts';
import type { DetectorInit, DetectorReport, SpeechSample } from '../../messages/detector-messages.ts';
import { ofLength } from '../sample-queue.ts';
import { modelDownload } from './model-downloads.ts';
import { SpeechMeter } from './speech-meter.ts';
import { VoiceModel } from './voice-model.ts';

const report = (message: DetectorReport<SpeechSample>) => postMessage(message);

addEventListener('message', (event: MessageEvent<DetectorInit<AudioData>>) => {
  void listen(event.data).catch((cause: unknown) => report({ type: 'failed', reason: String(cause) }));
});

async function listen({ readable, everyMs }: DetectorInit<AudioData>): Promise<void> {
  const [model] = await modelFiles([modelDownload], (loaded, total) =>
    report({ type: 'loading', loaded, total }),
  );
  if (!model) {
    throw new Error('the model did not come');
  }
  const meter = new SpeechMeter(new VoiceModel(model), everyMs);
  release(model);
  report({ type: 'ready' });
  const reader = readable.getReader();
  for (;;) {
    const { value: sound, done } = await reader.read();
    if (done) {
      report({ type: 'ended' });
      return;
    }
    const { sampleRate } = sound;
    for (const sample of meter.hear(oneChannel(sound), sampleRate)) {
      report(sample);
    }
  }
}

let mixed = new Float32Array(0);
let channel = new Float32Array(0);

/** The mean of all channels, good until the next piece: a voice may be in one of them only. */
function oneChannel(sound: AudioData): Float32Array {
  const { numberOfChannels: channels, numberOfFrames: length } = sound;
  mixed = ofLength(mixed, length).fill(0);
  channel = ofLength(channel, length);
  for (let planeIndex = 0; planeIndex < channels; planeIndex++) {
    sound.copyTo(channel, { planeIndex, format: 'f32-planar' });
    for (let index = 0; index < length; index++) {
      mixed[index] = (mixed[index] ?? 0) + (channel[index] ?? 0) / channels;
    }
  }
  sound.close();
  return mixed;
}
