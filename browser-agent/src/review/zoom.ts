const factors = [1, 1.5, 2, 3, 4];
const panShare = 0.1;

/** Magnifies a picture within its frame; what lies outside is reached by dragging or, with the focus on it, by arrows. */
export class Zoom {
  readonly #frame: HTMLElement;
  readonly #picture: HTMLElement;
  #step = 0;
  #x = 0;
  #y = 0;

  constructor(frame: HTMLElement, picture: HTMLElement) {
    this.#frame = frame;
    this.#picture = picture;
    frame.addEventListener('pointermove', (event) => {
      if (this.factor > 1 && event.buttons === 1) {
        this.#pan(event.movementX, event.movementY);
      }
    });
    frame.addEventListener('keydown', (event) => this.#key(event));
  }

  get factor(): number {
    return factors[this.#step] ?? 1;
  }

  change(direction: 1 | -1): void {
    this.#step = Math.min(factors.length - 1, Math.max(0, this.#step + direction));
    this.#frame.classList.toggle('review-zoomed', this.factor > 1);
    this.#frame.tabIndex = this.factor > 1 ? 0 : -1;
    this.#pan(0, 0);
  }

  #pan(x: number, y: number): void {
    const room = (length: number) => ((this.factor - 1) * length) / 2;
    const { clientWidth, clientHeight } = this.#frame;
    this.#x = within(this.#x + x, room(clientWidth));
    this.#y = within(this.#y + y, room(clientHeight));
    this.#picture.style.transform =
      this.factor === 1 ? '' : `translate(${this.#x}px, ${this.#y}px) scale(${this.factor})`;
  }

  #key(event: KeyboardEvent): void {
    const { clientWidth, clientHeight } = this.#frame;
    const ways: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [clientWidth * panShare, 0],
      ArrowRight: [-clientWidth * panShare, 0],
      ArrowUp: [0, clientHeight * panShare],
      ArrowDown: [0, -clientHeight * panShare],
    };
    const way = ways[event.key];
    if (way && this.factor > 1) {
      event.preventDefault();
      event.stopPropagation();
      this.#pan(...way);
    }
  }
}

function within(value: number, most: number): number {
  return Math.min(most, Math.max(-most, value));
}
