/** Browser interfaces of Chromium that TypeScript's library does not know yet. */

export interface TrackProcessor<Frame> {
  readonly readable: ReadableStream<Frame>;
}

type TrackProcessorConstructor = new <Frame>(options: {
  track: MediaStreamTrack;
  maxBufferSize?: number;
}) => TrackProcessor<Frame>;

/** Reads a track's frames also while the window is hidden; null in a browser without it. */
export function trackProcessor(): TrackProcessorConstructor | null {
  const global = globalThis as { MediaStreamTrackProcessor?: TrackProcessorConstructor };
  return global.MediaStreamTrackProcessor ?? null;
}

/** A track that gives no frame for so long stands still. */
const frameMs = 5000;

/**
 * Reads one frame of a track, also while the window is hidden; who gets it has to close it.
 *
 * @throws Error where none comes
 */
export async function oneFrame(track: MediaStreamTrack): Promise<VideoFrame> {
  const Processor = trackProcessor();
  if (!Processor) {
    throw new Error('MediaStreamTrackProcessor is missing');
  }
  const reader = new Processor<VideoFrame>({ track, maxBufferSize: 1 }).readable.getReader();
  const patience = setTimeout(() => void reader.cancel(), frameMs);
  try {
    const { value: frame } = await reader.read();
    if (!frame) {
      throw new Error('the track gives no frame');
    }
    return frame;
  } finally {
    clearTimeout(patience);
    void reader.cancel();
  }
}

export interface DocumentPictureInPicture {
  requestWindow(options: { width: number; height: number }): Promise<Window>;
}

export function documentPictureInPicture(): DocumentPictureInPicture | null {
  const global = globalThis as { documentPictureInPicture?: DocumentPictureInPicture };
  return global.documentPictureInPicture ?? null;
}

/** Whether the desktop spans more than one display; null where the browser does not tell. */
export function desktopIsExtended(): boolean | null {
  const screen = globalThis.screen as Screen & { isExtended?: boolean };
  return screen.isExtended ?? null;
}

export interface UserAgentHints {
  readonly mobile: boolean | null;
}

export function userAgentHints(): UserAgentHints {
  const { userAgentData } = navigator as Navigator & { userAgentData?: { mobile: boolean } };
  return { mobile: userAgentData?.mobile ?? null };
}
