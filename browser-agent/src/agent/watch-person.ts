import type { Outlook } from '../analysis/outlook.ts';
import { startPersonDetector } from '../detectors/person/person-detector.ts';
import { personRules, personSilenceMs } from '../rules/person.ts';
import { DetectorWatch } from './detector-watch.ts';

const service = { rules: personRules, silenceMs: personSilenceMs } as const;

/** Compares who is before the camera with the photograph, and says when there was no face to compare for long. */
export function watchPerson(track: MediaStreamTrack, photo: Blob | null, outlook: Outlook) {
  let readAt = outlook.now();
  return new DetectorWatch(startPersonDetector(track, { photo }), outlook, service, ({ distance }, at) => {
    if (distance !== null) {
      readAt = at;
      outlook.see(service.rules);
      outlook.observe({ kind: 'person', at, distance });
    } else if (at - readAt >= personSilenceMs) {
      outlook.blind(service.rules, 'face-unreadable', readAt);
    }
  });
}
