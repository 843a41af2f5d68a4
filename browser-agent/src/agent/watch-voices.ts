import type { Outlook } from '../analysis/outlook.ts';
import { SpeechSamples, voiceRules } from '../analysis/samples.ts';
import { startSpeechDetector } from '../detectors/speech/speech-detector.ts';
import { speechSilenceMs } from '../rules/voices.ts';
import { DetectorWatch } from './detector-watch.ts';

const service = { rules: voiceRules, silenceMs: speechSilenceMs } as const;

/** Listens for voices as long as there is a microphone, and says when noise drowns them. */
export function watchVoices(track: MediaStreamTrack, outlook: Outlook) {
  const samples = new SpeechSamples(outlook);
  return new DetectorWatch(startSpeechDetector(track), outlook, service, (sample, at) =>
    samples.take(sample, at),
  );
}
