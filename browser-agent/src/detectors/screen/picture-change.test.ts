import { describe, expect, it } from 'vitest';
import { PictureChange } from './picture-change.ts';

/** A hundred cells a row; some of them of another shade. */
const picture = (shadeAt: (cell: number) => number) =>
  Uint8Array.from({ length: 4000 }, (_, c) => shadeAt(c));
const page = picture(() => 200);
const withWindow = picture((cell) => (cell % 100 < 20 && cell < 2000 ? 90 : 200));

/** Which of these looks are read. */
function readings(looks: readonly Uint8Array[]): readonly number[] {
  const change = new PictureChange();
  return looks.flatMap((grid, look) => {
    const read = change.look(grid);
    if (read) {
      change.taken(grid);
    }
    return read ? [look] : [];
  });
}

describe('R4-037 when the screen is read again', () => {
  it('is at first, when a window comes and when it goes', () => {
    expect(readings([page, page, page, withWindow, withWindow, page, page])).toEqual([0, 3, 5]);
  });

  it('is not for a line that is typed', () => {
    const typed = picture((cell) => (cell < 30 ? 90 : 200));
    expect(readings([page, typed, page, typed])).toEqual([0]);
  });

  it("is not for a picture that moves all the time, such as the student's own", () => {
    const moving = Array.from({ length: 30 }, (_, look) =>
      picture((cell) => (cell % 100 < 10 && cell < 1000 ? 60 + ((look * 40 + cell) % 120) : 200)),
    );
    const late = readings(moving).filter((look) => look > 4);
    expect(late).toEqual([]);
  });

  it('is when the picture has another size', () => {
    expect(readings([page, page, new Uint8Array(900).fill(200)])).toEqual([0, 2]);
  });
});
