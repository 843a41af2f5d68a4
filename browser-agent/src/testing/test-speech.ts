import type { SpeechHeard } from '../rules/voices.ts';

/** What the detector says twice a second; as loud as talk across a desk unless it says otherwise. */
export function heard(
  untilMs: number,
  probabilityAt: (at: number) => number,
  rmsAt: (at: number) => number = () => 0.03,
): readonly SpeechHeard[] {
  return Array.from({ length: untilMs / 500 }, (_, index) => {
    const at = index * 500;
    return { kind: 'speech', at, probability: probabilityAt(at), rms: rmsAt(at) };
  });
}
