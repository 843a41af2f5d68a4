import { describe, expect, it } from 'vitest';
import type { Gaze } from '../messages/detector-messages.ts';
import type { LivenessStep } from '../messages/liveness.ts';
import { LivenessChallenge, stepMs } from './liveness.ts';

const rest: Gaze = { yaw: 3, pitch: 4, roll: 0, openness: 0.28, mouth: 0.02, iris: 0.5 };
const moves: Readonly<Record<LivenessStep, Gaze>> = {
  blink: { ...rest, openness: 0.05, iris: null },
  left: { ...rest, yaw: 17 },
  right: { ...rest, yaw: -12 },
};
const pause = 250;
/** Degrees; of the same recording as the lips at rest, ten seconds of it. */
const recordedTurns = [
  5, 4, 5, 4, 4, 5, 5, 5, 4, 4, 5, 4, 4, 4, 4, 5, 4, 3, -6, -10, -11, -7, 1, 13, 18, 15, 11, 3, 2, 3, 5, 5, 5,
  5, 6, 6, 7, 7, 7, 7,
];
/** Looks that it takes to learn how the face is at rest. */
const learning = Array.from({ length: 12 }, () => rest);

function played(asked: readonly LivenessStep[], looks: readonly (Gaze | null)[]) {
  const challenge = new LivenessChallenge(asked);
  for (const [index, look] of looks.entries()) {
    challenge.look(look, 1000 + index * pause);
  }
  return challenge;
}

describe('R4-031 movements at the identification', () => {
  it('pass when each is made and taken back, in the order asked', () => {
    const asked = ['right', 'blink', 'left'] as const;
    const answered = asked.flatMap((step) => [rest, moves[step], moves[step], rest]);
    expect(played(asked, [...learning, ...answered]).result).toEqual({
      outcome: 'passed',
      asked,
      seconds: 3,
    });
  });

  it('ask for the next one only when the one before is done', () => {
    const challenge = played(['left', 'blink'], [...learning, moves.blink, rest]);
    expect([challenge.step, challenge.done]).toEqual(['left', 0]);
    challenge.look(moves.left, 6000);
    expect(challenge.step).toBe('left');
    challenge.look(rest, 6250);
    expect([challenge.step, challenge.done]).toEqual(['blink', 1]);
  });

  it.each<[string, LivenessStep, Gaze | null]>([
    ['a photo that does not move', 'blink', rest],
    ['a turn to the other side', 'left', moves.right],
    ['a face that is away', 'right', null],
  ])('fail by %s', (_, step, look) => {
    const looks = Array.from({ length: stepMs / pause + 4 }, (__, index) => (index % 2 ? look : rest));
    const { result } = played([step], [...learning, ...looks]);
    expect(result).toMatchObject({ outcome: 'failed', asked: [step] });
    expect(result?.seconds).toBeCloseTo(stepMs / 1000, 0);
  });

  it('are read off a person: a turn to the right, then to the left, as our detector saw them four times a second', () => {
    const looks = recordedTurns.map((yaw) => ({ ...rest, yaw }));
    expect(played(['right', 'left'], looks).result).toMatchObject({ outcome: 'passed' });
    expect(played(['left', 'right'], looks).done).toBe(1);
    expect(played(['blink'], looks).done).toBe(0);
  });

  it('fail where no face is ever read', () => {
    const nobody = Array.from({ length: stepMs / pause + 4 }, () => null);
    expect(played(['blink'], nobody).result?.outcome).toBe('failed');
  });

  it('say nothing before the face was seen at rest', () => {
    expect(played(['blink'], learning.slice(1)).step).toBeNull();
  });
});
