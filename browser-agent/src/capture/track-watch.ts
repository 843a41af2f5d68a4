import type { Clock } from '../browser/clock.ts';
import type { Observation } from '../messages/observations.ts';
import { isWholeMonitor } from './devices.ts';
import { guarded } from './guard.ts';

type Emit = (observation: Observation) => void;

/** Reports whether the tracks of camera and screen deliver; returns the way to stop. */
export function watchTracks(camera: MediaStream, screen: MediaStream, clock: Clock, emit: Emit): () => void {
  const delivers = (track: MediaStreamTrack | undefined) =>
    track !== undefined && track.readyState === 'live' && !track.muted && track.enabled;
  const look = guarded('tracks', () => {
    const at = clock.now();
    emit({ kind: 'camera-track', at, live: delivers(camera.getVideoTracks()[0]) });
    emit({ kind: 'microphone-track', at, live: delivers(camera.getAudioTracks()[0]) });
    // A still screen may be reported as muted; only its end counts.
    const live = screen.getVideoTracks()[0]?.readyState === 'live';
    emit({ kind: 'screen-track', at, live, monitor: isWholeMonitor(screen) });
  });
  const tracks = [...camera.getTracks(), ...screen.getTracks()];
  const events = ['ended', 'mute', 'unmute'] as const;
  for (const track of tracks) {
    for (const event of events) {
      track.addEventListener(event, look);
    }
  }
  const timer = setInterval(look, 1000);
  look();
  return () => {
    clearInterval(timer);
    for (const track of tracks) {
      for (const event of events) {
        track.removeEventListener(event, look);
      }
    }
  };
}
