/** Pixels between two points of the grid. */
export const gridStep = 8;

/** One luma value every eight pixels: enough to tell covered, dark and frozen apart at 0.3 ms a frame. */
export function sampleGrid(luma: Uint8Array, width: number, height: number, stride: number): Uint8Array {
  const columns = Math.floor(width / gridStep);
  const rows = Math.floor(height / gridStep);
  const grid = new Uint8Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      grid[row * columns + column] = luma[row * gridStep * stride + column * gridStep] ?? 0;
    }
  }
  return grid;
}

/** White of a camera that keeps to the narrow range of television; one of full range is brighter. */
const white = 230;

/** Light where the student sits, and how much of the picture is white. */
export function lightOf(grid: Uint8Array, columns: number): { middle: number; glaring: number } {
  const rows = Math.floor(grid.length / Math.max(1, columns));
  const within = (value: number, all: number) => value >= all * 0.3 && value < all * 0.7;
  let sum = 0;
  let count = 0;
  let bright = 0;
  for (let index = 0; index < rows * columns; index++) {
    const value = grid[index] ?? 0;
    bright += value >= white ? 1 : 0;
    if (within(index % columns, columns) && within(Math.floor(index / columns), rows)) {
      sum += value;
      count += 1;
    }
  }
  return { middle: sum / Math.max(1, count), glaring: bright / Math.max(1, rows * columns) };
}

/** Mean and standard deviation of a grid, and how far it is from the one before. */
export function measure(
  grid: Uint8Array,
  before: Uint8Array | null,
): { mean: number; deviation: number; difference: number } {
  let sum = 0;
  let squares = 0;
  let moved = 0;
  for (let index = 0; index < grid.length; index++) {
    const value = grid[index] ?? 0;
    sum += value;
    squares += value * value;
    moved += Math.abs(value - (before?.[index] ?? 0));
  }
  const count = Math.max(1, grid.length);
  const mean = sum / count;
  return {
    mean,
    deviation: Math.sqrt(Math.max(0, squares / count - mean * mean)),
    difference: before?.length === grid.length ? moved / count : 255,
  };
}
