import { Signal } from '../browser/signal.ts';
import { type Picture, pictureOf, type Quality } from '../messages/quality.ts';

export type DeviceFailure = 'denied' | 'missing' | 'busy' | 'other';

/** Why a device could not be opened, in the few ways a student can do something about. */
export function failureOf(cause: unknown): DeviceFailure {
  const name = cause instanceof DOMException ? cause.name : '';
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'other';
  }
}

export type Device = 'camera' | 'screen';

/** Camera with microphone, and the shared screen. Nothing is opened before somebody asks. */
export class Devices {
  readonly lost = new Signal<Device>();
  readonly #quality: Quality;
  #camera: MediaStream | null = null;
  #screen: MediaStream | null = null;

  constructor(quality: Quality) {
    this.#quality = quality;
  }

  get camera(): MediaStream | null {
    return this.#camera;
  }

  get screen(): MediaStream | null {
    return this.#screen;
  }

  get complete(): boolean {
    return isLive(this.#camera) && isLive(this.#screen);
  }

  /** Sound is taken raw: noise suppression would turn a quiet room into a muted microphone. */
  async openCamera(): Promise<MediaStream> {
    if (this.#camera && delivers(this.#camera)) {
      return this.#camera;
    }
    stop(this.#camera);
    const media = await navigator.mediaDevices.getUserMedia({
      video: cameraConstraints(pictureOf(this.#quality, 'camera', 0)),
      audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false },
    });
    this.#watch(media, 'camera');
    this.#camera = media;
    return media;
  }

  /** Must be called from a click. The request is only a hint: what was chosen is checked by the caller. */
  async shareScreen(): Promise<MediaStream> {
    this.closeScreen();
    const options: DisplayMediaStreamOptions & Record<string, unknown> = {
      video: { displaySurface: 'monitor', ...screenConstraints(pictureOf(this.#quality, 'screen', 0)) },
      audio: false,
      monitorTypeSurfaces: 'include',
      selfBrowserSurface: 'exclude',
      surfaceSwitching: 'exclude',
      systemAudio: 'exclude',
    };
    const media = await navigator.mediaDevices.getDisplayMedia(options);
    for (const track of media.getVideoTracks()) {
      track.contentHint = 'detail';
    }
    this.#watch(media, 'screen');
    this.#screen = media;
    return media;
  }

  closeScreen(): void {
    stop(this.#screen);
    this.#screen = null;
  }

  close(): void {
    this.closeScreen();
    stop(this.#camera);
    this.#camera = null;
  }

  #watch(media: MediaStream, device: Device): void {
    for (const track of media.getTracks()) {
      track.addEventListener('ended', () => this.lost.emit(device));
    }
  }
}

/** Asks a running device for another picture; one that cannot keeps its own, and the encoder does the rest. */
export async function adjust(media: MediaStream, device: Device, picture: Picture): Promise<void> {
  const constraints = device === 'camera' ? cameraConstraints(picture) : screenConstraints(picture);
  for (const track of media.getVideoTracks()) {
    await track
      .applyConstraints(constraints)
      .catch((cause: unknown) => console.warn(`the ${device} keeps its picture`, cause));
  }
}

function cameraConstraints({ width, height, frameRate }: Picture): MediaTrackConstraints {
  return { width: { ideal: width }, height: { ideal: height }, frameRate: { ideal: frameRate, max: 30 } };
}

function screenConstraints({ width, height, frameRate }: Picture): MediaTrackConstraints {
  return { width: { max: width }, height: { max: height }, frameRate: { ideal: frameRate, max: frameRate } };
}

export function isLive(media: MediaStream | null): boolean {
  return media?.getVideoTracks().some((track) => track.readyState === 'live') ?? false;
}

/** Picture and sound alike: an unplugged microphone leaves a camera that still looks live. */
function delivers(media: MediaStream): boolean {
  return media.getTracks().every((track) => track.readyState === 'live');
}

/** What the student really shares, whatever was asked for. */
export function isWholeMonitor(media: MediaStream): boolean {
  return media.getVideoTracks()[0]?.getSettings().displaySurface === 'monitor';
}

function stop(media: MediaStream | null): void {
  for (const track of media?.getTracks() ?? []) {
    track.stop();
  }
}
