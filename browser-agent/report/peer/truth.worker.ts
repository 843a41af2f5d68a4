/** Reads from a mark in the film whether somebody is there, and tells when that changes for the first time. */
const bright = 200;
const corner = 8;

addEventListener('message', (event: MessageEvent<ReadableStream<VideoFrame>>) => void read(event.data));

async function read(readable: ReadableStream<VideoFrame>): Promise<void> {
  const context = new OffscreenCanvas(corner, corner).getContext('2d', { willReadFrequently: true });
  const reader = readable.getReader();
  let before: boolean | null = null;
  for (;;) {
    const { value: frame, done } = await reader.read();
    if (done) {
      return;
    }
    context?.drawImage(frame, 0, 0, corner, corner, 0, 0, corner, corner);
    frame.close();
    const present = (context?.getImageData(corner / 2, corner / 2, 1, 1).data[1] ?? 0) < bright;
    if (before !== null && present !== before) {
      postMessage({ at: performance.timeOrigin + performance.now(), present });
      return;
    }
    before = present;
  }
}
