import type { DetectorInit, DetectorReport, SoundSample } from '../../messages/detector-messages.ts';
import { ofLength } from '../sample-queue.ts';

const report = (message: DetectorReport<SoundSample>) => postMessage(message);

addEventListener('message', (event: MessageEvent<DetectorInit<AudioData>>) => {
  void listen(event.data).catch((cause: unknown) => report({ type: 'failed', reason: String(cause) }));
});

async function listen({ readable, everyMs }: DetectorInit<AudioData>): Promise<void> {
  const reader = readable.getReader();
  report({ type: 'ready' });
  let squares = 0;
  let count = 0;
  let peak = 0;
  let next = performance.now() + everyMs;
  for (;;) {
    const { value: sound, done } = await reader.read();
    if (done) {
      report({ type: 'ended' });
      return;
    }
    for (const sample of samplesOf(sound)) {
      squares += sample * sample;
      count += 1;
      peak = Math.max(peak, Math.abs(sample));
    }
    if (performance.now() >= next && count > 0) {
      report({ type: 'sound', rms: Math.sqrt(squares / count), peak });
      squares = count = peak = 0;
      next = performance.now() + everyMs;
    }
  }
}

let samples = new Float32Array(0);

/** The first channel is enough for loudness; a muted track delivers exact zeros. */
function samplesOf(sound: AudioData): Float32Array {
  samples = ofLength(samples, sound.numberOfFrames);
  sound.copyTo(samples, { planeIndex: 0, format: 'f32-planar' });
  sound.close();
  return samples;
}
