import { SpeechSamples, voiceRules } from '../analysis/samples.ts';
import { speechPieceMs, startSpeechDetector } from '../detectors/speech/speech-detector.ts';
import type { WatchedRule } from '../messages/observations.ts';
import type { Looking } from './looking.ts';
import type { Sound, Stretch } from './recording.ts';

/** How much sound is measured for loudness at a time. */
const soundMs = 500;
const microphoneRules: readonly WatchedRule[] = ['microphone_on'];

/** Listens to the sound of a stretch; returns how often. */
export async function hear(looking: Looking, stretch: Stretch): Promise<Readonly<Record<string, number>>> {
  const { watched, outlook, recording } = looking;
  const voices = watched.has('voices');
  const loudness = watched.has('microphone_on');
  if (!voices && !loudness) {
    return {};
  }
  const speech = voices ? new Listener(looking, stretch) : null;
  try {
    let unheardFrom: number | null = null;
    for await (const sound of recording.sound(stretch)) {
      looking.signal.throwIfAborted();
      if (sound.samples === null) {
        unheardFrom = sound.from;
        break;
      }
      if (loudness) {
        measure(sound, looking);
      }
      await speech?.hear(sound);
      looking.at(sound.from);
    }
    await speech?.end();
    if (unheardFrom !== null) {
      outlook.blind(
        [...voiceRules, ...microphoneRules],
        'detector-failed',
        recording.startedAt + unheardFrom,
      );
    }
  } finally {
    speech?.stop();
  }
  return { ...(loudness && { sound: soundMs }), ...(voices && { speech: Math.round(speechPieceMs) }) };
}

function measure({ from, samples, rate }: Sound, { recording, outlook, looked }: Looking): void {
  const length = Math.round((rate * soundMs) / 1000);
  for (let begin = 0; begin + length <= samples.length; begin += length) {
    const piece = samples.subarray(begin, begin + length);
    const rms = Math.sqrt(piece.reduce((sum, value) => sum + value * value, 0) / length);
    const at = recording.startedAt + from + ((begin + length) * 1000) / rate;
    outlook.observe({ kind: 'sound', at, rms });
    outlook.see(microphoneRules);
    looked('sound');
  }
}

/** Gives the detector of speech all sound of a stretch without a hole, so that its samples count the time. */
class Listener {
  readonly #aborted: Promise<void>;
  readonly #host;
  readonly #writer: WritableStreamDefaultWriter<AudioData>;
  readonly #ended: Promise<null>;
  readonly #from: number;
  /** Where the next sound belongs, since the beginning of the stretch. */
  #writtenMs = 0;
  /** On its way to the worker: a stream takes a piece from here only when it asks for the next. */
  #given: AudioData | null = null;
  #failed = false;

  constructor(looking: Looking, { from }: Stretch) {
    const { outlook, recording } = looking;
    this.#aborted = new Promise((resolve) =>
      looking.signal.addEventListener('abort', () => resolve(), { once: true }),
    );
    this.#from = from;
    const { readable, writable } = new TransformStream<AudioData, AudioData>();
    this.#writer = writable.getWriter();
    this.#host = startSpeechDetector(readable);
    const samples = new SpeechSamples(outlook);
    let heard = 0;
    this.#host.samples.listen((sample) => {
      heard += 1;
      samples.take(sample, recording.startedAt + from + heard * speechPieceMs);
      looking.looked('speech');
    });
    this.#ended = new Promise((resolve) => {
      this.#host.ended.listen(resolve);
      this.#host.failed.listen(() => {
        this.#failed = true;
        outlook.blind(voiceRules, 'detector-failed', outlook.now());
        resolve(null);
      });
    });
  }

  async hear({ from, samples, rate }: Sound): Promise<void> {
    const missing = from - this.#from - this.#writtenMs;
    if (missing > 1) {
      await this.#write(new Float32Array(Math.round((missing * rate) / 1000)), rate);
    }
    await this.#write(samples, rate);
  }

  async end(): Promise<void> {
    if (!this.#failed) {
      await this.#writer.close();
      await this.#ended;
    }
  }

  stop(): void {
    this.#host.stop();
    this.#given?.close();
  }

  async #write(samples: Float32Array<ArrayBuffer>, rate: number): Promise<void> {
    const timestamp = Math.round(this.#writtenMs * 1000);
    this.#writtenMs += (samples.length * 1000) / rate;
    if (this.#failed || samples.length === 0) {
      return;
    }
    const data = new AudioData({
      format: 'f32-planar',
      sampleRate: rate,
      numberOfChannels: 1,
      numberOfFrames: samples.length,
      timestamp,
      data: samples,
    });
    const given = this.#writer.write(data);
    // A worker that failed, or a look that is given up, takes no more.
    await Promise.race([given, this.#ended, this.#aborted]);
    this.#given?.close();
    this.#given = data;
  }
}
