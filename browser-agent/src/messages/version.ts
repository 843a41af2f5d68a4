/** Of everything that runs in the browser. */
export const version = '0.1.0';
