/** What a face before the camera can be asked for; the wire names of the contract. */
export const livenessSteps = ['blink', 'left', 'right'] as const;
export type LivenessStep = (typeof livenessSteps)[number];

/** How it answered. Who did not want to, or could not, goes on all the same. */
export interface Liveness {
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly asked: readonly LivenessStep[];
  readonly seconds: number;
}
