import { Signal } from '../browser/signal.ts';

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
  #camera: MediaStream | null = null;
  #screen: MediaStream | null = null;

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
      video: { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 15, max: 30 } },
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
      video: {
        displaySurface: 'monitor',
        width: { max: 1280 },
        height: { max: 720 },
        frameRate: { ideal: 5, max: 5 },
      },
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
