/** Runs a callback of the browser so that its failure is reported instead of breaking the exam window. */
export function guarded<A extends readonly unknown[]>(
  name: string,
  callback: (...values: A) => void,
): (...values: A) => void {
  return (...values) => {
    try {
      callback(...values);
    } catch (cause) {
      console.error(`capture ${name} failed`, cause);
    }
  };
}
