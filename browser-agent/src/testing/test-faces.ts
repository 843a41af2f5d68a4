import type { Face } from '../messages/detector-messages.ts';
import type { FacesSeen } from '../rules/faces.ts';

/** A face in the middle of the picture. */
export const student: Face = { score: 0.9, left: 0.4, top: 0.3, right: 0.6, bottom: 0.6 };
/** A face beside it. */
export const visitor: Face = { score: 0.8, left: 0.75, top: 0.35, right: 0.9, bottom: 0.6 };

/** Two looks a second, in good light unless it says otherwise. */
export function looks(
  untilMs: number,
  facesAt: (at: number) => readonly Face[],
  meanAt: (at: number) => number = () => 130,
): readonly FacesSeen[] {
  return Array.from({ length: untilMs / 500 }, (_, index) => {
    const at = index * 500;
    return { kind: 'faces', at, faces: facesAt(at), mean: meanAt(at), deviation: 30 };
  });
}
