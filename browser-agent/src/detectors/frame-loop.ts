/** At most this part of one core goes into looking, whatever a look costs: the recording goes before. */
const largestShare = 1 / 8;

/** How often to look, and who is told when the machine is too slow for it. */
export interface Pace {
  readonly everyMs: number;
  /** Every frame was chosen to be looked at. */
  readonly stored?: boolean;
  readonly slowed?: (everyMs: number) => void;
}

interface Closable {
  close(): void;
}

/** Looks at a frame now and then until the track ends, and closes every one of them. */
export async function lookAtFrames<Frame extends Closable>(
  readable: ReadableStream<Frame>,
  { everyMs, stored = false, slowed }: Pace,
  look: (frame: Frame) => Promise<void>,
  now: () => number = () => performance.now(),
): Promise<void> {
  const reader = readable.getReader();
  let next = 0;
  let pause = everyMs;
  for (;;) {
    const { value: frame, done } = await reader.read();
    if (done) {
      return;
    }
    try {
      const began = now();
      if (stored) {
        await look(frame);
      } else if (began >= next) {
        await look(frame);
        const wanted = Math.max(everyMs, (now() - began) / largestShare);
        // A single slow look is no slow machine.
        const before = pause;
        pause = (pause + wanted) / 2;
        next = began + pause;
        if (pause > 2 * everyMs !== before > 2 * everyMs) {
          slowed?.(Math.round(pause));
        }
      }
    } finally {
      // A frame that is not closed stalls the camera for everybody, the recorder included.
      frame.close();
    }
  }
}
