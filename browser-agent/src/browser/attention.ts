/** Sound and system notification, for a notice while the student looks elsewhere. */
export class Attention {
  #sound: AudioContext | null = null;

  /** Call from a click: browsers allow neither sound nor the question for notifications without one. */
  prepare(askForNotifications: boolean): void {
    this.#sound ??= new AudioContext();
    if (askForNotifications && 'Notification' in globalThis && Notification.permission === 'default') {
      void Notification.requestPermission().catch(() => undefined);
    }
  }

  beep(): void {
    const sound = this.#sound;
    if (sound?.state !== 'running') {
      return;
    }
    const tone = sound.createOscillator();
    const volume = sound.createGain();
    tone.frequency.value = 660;
    volume.gain.setValueAtTime(0.12, sound.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.001, sound.currentTime + 0.4);
    tone.connect(volume).connect(sound.destination);
    tone.start();
    tone.stop(sound.currentTime + 0.4);
  }

  notify(title: string, words: string): void {
    if ('Notification' in globalThis && Notification.permission === 'granted') {
      new Notification(title, { body: words, tag: 'vigil-notice' });
    }
  }
}
