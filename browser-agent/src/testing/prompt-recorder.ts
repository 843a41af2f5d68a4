/** A recorder that starts and stops when it is told to, and gives out nothing. */
export class PromptRecorder {
  static isTypeSupported = () => true;
  state = 'inactive';
  onstart: () => void = () => undefined;
  onstop: () => void = () => undefined;

  start(): void {
    this.state = 'recording';
    queueMicrotask(() => this.onstart());
  }

  stop(): void {
    this.state = 'inactive';
    queueMicrotask(() => this.onstop());
  }
}
