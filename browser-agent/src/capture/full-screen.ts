import { Signal } from '../browser/signal.ts';
import { guarded } from './guard.ts';

declare global {
  interface Navigator {
    /** Chromium's; holds the keys of browser and system while the page is in full screen. */
    readonly keyboard?: { lock(): Promise<void>; unlock(): void };
  }
}

/** The whole page in full screen, with the keys that lead elsewhere held where the browser can. */
export class FullScreen {
  readonly changed = new Signal<boolean>();

  constructor() {
    document.addEventListener(
      'fullscreenchange',
      guarded('full screen', () => this.changed.emit(this.on)),
    );
  }

  /** This browser can at all, and is let. */
  get offered(): boolean {
    return document.fullscreenEnabled === true;
  }

  get on(): boolean {
    return document.fullscreenElement !== null;
  }

  /** Works in answer to a click only; that it did not is seen by who looks. */
  async enter(): Promise<void> {
    if (!this.offered || this.on) {
      return;
    }
    try {
      await document.documentElement.requestFullscreen({ navigationUI: 'hide' });
      await navigator.keyboard?.lock();
    } catch (cause) {
      console.warn('full screen was not given', cause);
    }
  }

  leave(): void {
    navigator.keyboard?.unlock();
    if (this.on) {
      void document.exitFullscreen().catch(() => undefined);
    }
  }
}
