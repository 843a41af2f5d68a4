/** A cell has changed when its shade has by this much. */
const cellChanged = 10;
/** Part of the cells that makes another picture: a small window is more than this, a typed line less. */
const anotherPicture = 0.012;
/** How soon a cell is known to be restless, and forgiven. */
const memory = 0.25;
const restless = 0.4;

/**
 * Tells whether the screen shows something else than when it was read last. What moves all the time – the student's
 * own picture, a clock, a film – is left out.
 */
export class PictureChange {
  #read: Uint8Array | null = null;
  #before: Uint8Array | null = null;
  #unrest = new Float32Array(0);

  /** @param grid one shade for each cell of the picture */
  look(grid: Uint8Array): boolean {
    const before = this.#before?.length === grid.length ? this.#before : null;
    const unrest = before ? this.#unrest : new Float32Array(grid.length);
    for (let cell = 0; cell < grid.length; cell++) {
      const moved = before !== null && differ(grid[cell], before[cell]) ? 1 : 0;
      unrest[cell] = (unrest[cell] ?? 0) * (1 - memory) + moved * memory;
    }
    this.#unrest = unrest;
    this.#before = grid;
    const read = this.#read?.length === grid.length ? this.#read : null;
    if (read === null) {
      return true;
    }
    const changed = grid.reduce(
      (count, shade, cell) => count + ((unrest[cell] ?? 0) < restless && differ(shade, read[cell]) ? 1 : 0),
      0,
    );
    return changed > grid.length * anotherPicture;
  }

  /** This picture was read. */
  taken(grid: Uint8Array): void {
    this.#read = grid;
  }
}

function differ(one: number | undefined, other: number | undefined): boolean {
  return Math.abs((one ?? 0) - (other ?? 0)) >= cellChanged;
}
