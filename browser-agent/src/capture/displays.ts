import { desktopIsExtended } from '../browser/chromium.ts';
import type { Clock } from '../browser/clock.ts';
import type { Observation } from '../messages/observations.ts';
import { guarded } from './guard.ts';

/** Reports a second display; returns the way to stop. False where the browser cannot tell. */
export function watchDisplays(clock: Clock, emit: (observation: Observation) => void): (() => void) | false {
  if (desktopIsExtended() === null) {
    return false;
  }
  const look = guarded('displays', () =>
    emit({ kind: 'displays', at: clock.now(), extended: desktopIsExtended() === true }),
  );
  const timer = setInterval(look, 1000);
  look();
  return () => clearInterval(timer);
}
