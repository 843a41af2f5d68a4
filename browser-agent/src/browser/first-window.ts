/**
 * Windows of one browser share what it keeps of a sitting; only one of them may send it. The newest takes that right
 * from the one before, which learns from the server, a little later, that it was replaced.
 */
export function claimStore(sitting: string): () => void {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  // Rejected when a newer window takes it.
  void locks()
    ?.request(nameOf(sitting), { steal: true }, () => held)
    .catch(() => undefined);
  return release;
}

/** Resolves when no other window of this browser sends what is kept of the sitting, and goes on keeping it from others. */
export async function inheritStore(sitting: string): Promise<void> {
  const manager = locks();
  if (manager) {
    await new Promise<void>((resolve) => {
      const turn = manager.request(nameOf(sitting), () => {
        resolve();
        return new Promise(() => undefined);
      });
      void turn.catch(() => undefined);
    });
  }
}

function locks(): LockManager | undefined {
  return 'locks' in navigator ? navigator.locks : undefined;
}

function nameOf(sitting: string): string {
  return `vigil/${sitting}`;
}
