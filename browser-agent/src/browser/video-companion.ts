import { FramePictures, type Picture } from './frame-pictures.ts';

const width = 360;
const height = 280;
const drawMs = 500;

/** Fall-back of the window on top: a video picture-in-picture drawn from a canvas, with own picture and last notice. */
export class VideoCompanion {
  readonly #camera: HTMLVideoElement;
  readonly #canvas = document.createElement('canvas');
  readonly #screen = document.createElement('video');
  readonly #pictures = new FramePictures();
  #words = '';
  #timer: ReturnType<typeof setInterval> | null = null;

  constructor(media: MediaStream) {
    this.#camera = document.createElement('video');
    this.#camera.muted = true;
    this.#camera.srcObject = media;
    this.#canvas.width = width;
    this.#canvas.height = height;
    this.#screen.muted = true;
  }

  /** False where this is refused, too. */
  async open(): Promise<boolean> {
    if (!document.pictureInPictureEnabled) {
      return false;
    }
    try {
      this.#draw(null);
      this.#screen.srcObject = this.#canvas.captureStream(2);
      await Promise.all([this.#camera.play(), this.#screen.play()]);
      await this.#screen.requestPictureInPicture();
      this.#timer = setInterval(() => void this.#show(), drawMs);
      this.#screen.addEventListener('leavepictureinpicture', () => this.close(), { once: true });
      return true;
    } catch (cause) {
      console.warn('the video on top was refused', cause);
      return false;
    }
  }

  say(words: string): void {
    this.#words = words;
  }

  close(): void {
    if (this.#timer !== null) {
      clearInterval(this.#timer);
      this.#timer = null;
    }
    if (document.pictureInPictureElement === this.#screen) {
      void document.exitPictureInPicture().catch(() => undefined);
    }
  }

  async #show(): Promise<void> {
    if (this.#camera.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) {
      const frame = new VideoFrame(this.#camera);
      try {
        this.#draw(await this.#pictures.of(frame));
      } finally {
        frame.close();
      }
    }
  }

  #draw(picture: Picture | null): void {
    const context = this.#canvas.getContext('2d');
    if (!context) {
      return;
    }
    context.fillStyle = '#1b222c';
    context.fillRect(0, 0, width, height);
    if (picture) {
      context.drawImage(picture, 60, 0, 240, 180);
    }
    context.fillStyle = '#ffc069';
    context.font = '16px system-ui, sans-serif';
    for (const [index, line] of wrap(context, this.#words).entries()) {
      context.fillText(line, 12, 206 + index * 22);
    }
  }
}

function wrap(context: CanvasRenderingContext2D, words: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (context.measureText(longer).width > width - 24) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line].slice(0, 3);
}
