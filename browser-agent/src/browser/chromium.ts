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

/** Reads one frame of a track, also while the window is hidden. */
export function grabber(track: MediaStreamTrack): () => Promise<ImageBitmap> {
  const global = globalThis as {
    ImageCapture?: new (track: MediaStreamTrack) => { grabFrame(): Promise<ImageBitmap> };
  };
  const capture = global.ImageCapture ? new global.ImageCapture(track) : null;
  return () => capture?.grabFrame() ?? Promise.reject(new Error('ImageCapture is missing'));
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
