/** So close, two pictures are one moment. */
const closeMs = 20;
/** A picture this far ahead stands until the other has come: that with the sound starts later than that without. */
const aheadMs = 60;
const correctedWithinMs = 200;
/** What a browser can play at; 0 stands. */
const slowest = 0.0625;
const fastest = 16;

/**
 * How fast the follower plays to be where the leader is. It has no sound, so any pace will do; but what is decided now
 * holds until somebody looks again, so a busy machine that looks seldom corrects gently and never past the aim.
 *
 * @param drift milliseconds the follower is ahead
 * @param lookedAgo milliseconds since its pace was set last
 */
export function paceOf(drift: number, rate: number, lookedAgo: number): number {
  if (Math.abs(drift) <= closeMs) {
    return playable(rate);
  }
  return drift > aheadMs * Math.max(1, rate)
    ? 0
    : playable(rate - drift / Math.max(correctedWithinMs, 2 * lookedAgo));
}

export function playable(pace: number): number {
  return Math.min(fastest, Math.max(slowest, pace));
}
