import { startSpeechDetector } from '../detectors/speech/speech-detector.ts';
import { DrowningNoise, speechSilenceMs } from '../rules/voices.ts';
import { DetectorWatch } from './detector-watch.ts';
import type { Outlook } from './outlook.ts';

const service = { rules: ['voices'], silenceMs: speechSilenceMs } as const;

/** Listens for voices as long as there is a microphone, and says when noise drowns them. */
export function watchVoices(track: MediaStreamTrack, outlook: Outlook) {
  const noise = new DrowningNoise();
  return new DetectorWatch(startSpeechDetector(track), outlook, service, ({ probability, rms }, at) => {
    const heard = { kind: 'speech', at, probability, rms } as const;
    if (noise.observe(heard)) {
      outlook.blind(service.rules, 'too-loud', at);
    } else {
      outlook.see(service.rules);
    }
    outlook.observe(heard);
  });
}
