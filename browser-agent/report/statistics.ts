/** How often something was right, of how many. */
export interface Share {
  readonly right: number;
  readonly of: number;
}

const z = 1.96;

/** Wilson's interval of 95 %: honest also for few pictures and for all of them right. */
export function interval({ right, of }: Share): readonly [number, number] {
  if (of === 0) {
    return [0, 1];
  }
  const share = right / of;
  const middle = (share + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))) / (1 + (z * z) / of);
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

/** `96 % (81–99), 24 of 25`. */
export function inWords(share: Share): string {
  if (share.of === 0) {
    return '–';
  }
  const percent = (value: number) => Math.round(value * 100);
  const [least, most] = interval(share);
  return `${percent(share.right / share.of)} % (${percent(least)}–${percent(most)}), ${share.right} of ${share.of}`;
}

/** Shares of several groups as one. */
export function together(shares: readonly Share[]): Share {
  return {
    right: shares.reduce((sum, { right }) => sum + right, 0),
    of: shares.reduce((sum, { of }) => sum + of, 0),
  };
}
