import { startPictureDetector } from '../../src/detectors/camera/picture-detector.ts';
import { startFaceDetector } from '../../src/detectors/faces/face-detector.ts';
import { startObjectDetector } from '../../src/detectors/objects/object-detector.ts';
import { startPersonDetector } from '../../src/detectors/person/person-detector.ts';
import { startSpeechDetector } from '../../src/detectors/speech/speech-detector.ts';
import { type Found, loadNaive } from './naive.ts';

/** How the page looks at the camera while it records. */
export type Mode = 'recording' | 'workers' | 'paced' | 'loop';

/** What a page tells of its half minute; times on the wall clock. */
export interface Told {
  readonly longTasks: readonly number[];
  readonly seconds: number;
  /** When a face was there, and when it was gone, as the detector said. */
  readonly seen: readonly Found[];
  /** When somebody came and went in the film. */
  readonly truth: readonly Found[];
}

/** How long somebody is there in the film, and how long nobody is. */
const changesMs = 6000;
const settledMs = 12_000;
const measuredMs = 30_000;

const longTasks: number[] = [];
new PerformanceObserver((list) =>
  longTasks.push(...list.getEntries().map(({ duration }) => duration)),
).observe({ type: 'longtask' });

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function begin(mode: Mode): Promise<void> {
  const media = await navigator.mediaDevices.getUserMedia({
    video: { width: 640, height: 480 },
    audio: true,
  });
  const [picture] = media.getVideoTracks();
  const [sound] = media.getAudioTracks();
  if (!picture || !sound) {
    throw new Error('no camera');
  }
  const first = await firstChange(picture.clone());
  const seen: Found[] = [];
  await look(mode, picture, sound, (found) => seen.push(found));
  await pause(settledMs);
  const recorder = new MediaRecorder(media, { mimeType: 'video/webm;codecs=vp8,opus' });
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => void parts.push(data);
  const ended = new Promise((resolve) => {
    recorder.onstop = resolve;
  });
  longTasks.length = seen.length = 0;
  const since = wallClock();
  const began = performance.now();
  recorder.start(1000);
  await pause(measuredMs);
  recorder.stop();
  const seconds = (performance.now() - began) / 1000;
  const truth = changes(first, since, wallClock());
  const told: Told = { longTasks: [...longTasks], seconds, seen: [...seen], truth };
  await ended;
  await fetch('/recording', { method: 'POST', body: new Blob(parts) });
  await fetch('/done', { method: 'POST', body: JSON.stringify(told) });
}

/**
 * The film has a white square in its corner while nobody is there. Read once, while the page has nothing to do: what a
 * busy page reads is late itself.
 */
function firstChange(track: MediaStreamTrack): Promise<Found> {
  const worker = new Worker(new URL('./truth.worker.ts', import.meta.url), { type: 'module' });
  // Tracks cannot be transferred, but what is read from them can.
  const Processor = (
    globalThis as unknown as {
      MediaStreamTrackProcessor: new (init: { track: MediaStreamTrack }) => { readable: ReadableStream };
    }
  ).MediaStreamTrackProcessor;
  const { readable } = new Processor({ track });
  worker.postMessage(readable, [readable]);
  return new Promise((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<Found>) => {
      worker.terminate();
      track.stop();
      resolve(data);
    };
  });
}

function changes(first: Found, since: number, until: number): readonly Found[] {
  const count = Math.floor((until - first.at) / changesMs) + 1;
  return Array.from({ length: count }, (_, turn) => ({
    at: first.at + turn * changesMs,
    present: turn % 2 === 0 ? first.present : !first.present,
  })).filter(({ at }) => at >= since);
}

async function look(
  mode: Mode,
  picture: MediaStreamTrack,
  sound: MediaStreamTrack,
  told: (found: Found) => void,
): Promise<void> {
  if (mode === 'workers') {
    startPictureDetector(picture);
    startObjectDetector(picture, { phones: true });
    startPersonDetector(picture, { photo: null });
    startSpeechDetector(sound);
    const faces = startFaceDetector(picture, { gaze: true });
    faces.samples.listen((sample) => told({ at: wallClock(), present: sample.faces.length > 0 }));
  } else if (mode !== 'recording') {
    await loadNaive(picture, mode === 'loop', told);
  }
}

function wallClock(): number {
  return performance.timeOrigin + performance.now();
}

begin((new URLSearchParams(location.search).get('mode') ?? 'recording') as Mode).catch((cause: unknown) =>
  fetch('/done', { method: 'POST', body: JSON.stringify({ failed: String(cause) }) }),
);
