/** A recorder that starts and stops when it is told to, and gives out nothing but empty chunks. */
export class PromptRecorder {
  static isTypeSupported = () => true;
  state = 'inactive';
  onstart: () => void = () => undefined;
  onstop: () => void = () => undefined;
  ondataavailable: (event: { data: Blob }) => void = () => undefined;
  #timer: ReturnType<typeof setInterval> | null = null;

  start(timeslice: number): void {
    this.state = 'recording';
    this.#timer = setInterval(() => this.ondataavailable({ data: new Blob([]) }), timeslice);
    queueMicrotask(() => this.onstart());
  }

  stop(): void {
    this.hang();
    this.state = 'inactive';
    queueMicrotask(() => this.onstop());
  }

  /** Says that it records, and does not. */
  hang(): void {
    if (this.#timer !== null) {
      clearInterval(this.#timer);
    }
  }
}
