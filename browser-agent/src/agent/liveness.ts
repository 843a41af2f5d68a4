import type { DetectorHost } from '../detectors/detector-host.ts';
import { startFaceDetector } from '../detectors/faces/face-detector.ts';
import type { FacesSample } from '../messages/detector-messages.ts';
import { type Liveness, livenessSteps } from '../messages/liveness.ts';
import { LivenessChallenge } from '../rules/liveness.ts';
import { LivenessPanel } from '../ui/liveness-panel.ts';
import type { Texts } from '../ui/texts/index.ts';

/** Models that are not here by then will not be waited for. */
const modelPatienceMs = 30_000;

/**
 * Asks for movements in an order nobody can know before; loads its models when it is begun, and not for who leaves it
 * out. What it says is a hint for who compares the photos, and holds nobody up.
 */
export class LivenessAsking {
  readonly panel: LivenessPanel;
  readonly #camera: MediaStream;
  #result: Liveness = { outcome: 'skipped', asked: [], seconds: 0 };
  #stop: (() => void) | null = null;

  constructor(texts: Texts['liveness'], camera: MediaStream) {
    this.#camera = camera;
    this.panel = new LivenessPanel(texts, {
      begin: () => this.#begin(),
      leaveOut: () => this.#end('skipped'),
    });
  }

  /** Ends whatever goes on; what was not finished counts as left out. */
  finish(): Liveness {
    this.#stop?.();
    this.#stop = null;
    return this.#result;
  }

  #begin(): void {
    const [track] = this.#camera.getVideoTracks();
    if (!track || this.#stop) {
      return;
    }
    this.panel.preparing();
    const detector = startFaceDetector(track, { gaze: true });
    const patience = setTimeout(() => this.#end('impossible'), modelPatienceMs);
    this.#stop = () => {
      clearTimeout(patience);
      detector.stop();
    };
    detector.failed.listen(() => this.#end('impossible'));
    this.#follow(detector, () => clearTimeout(patience));
  }

  #follow(detector: DetectorHost<FacesSample>, runs: () => void): void {
    const challenge = new LivenessChallenge(shuffled(livenessSteps));
    let asked = challenge.step;
    detector.samples.listen(({ gaze }) => {
      runs();
      challenge.look(gaze, performance.now());
      if (challenge.result) {
        this.#result = challenge.result;
        this.#end(challenge.result.outcome);
      } else if (challenge.step && challenge.step !== asked) {
        asked = challenge.step;
        this.panel.ask(asked);
      }
    });
  }

  #end(how: Parameters<LivenessPanel['ended']>[0]): void {
    this.#stop?.();
    this.#stop = null;
    this.panel.ended(how);
  }
}

function shuffled<T>(all: readonly T[]): readonly T[] {
  const drawn = crypto.getRandomValues(new Uint32Array(all.length));
  return all
    .map((one, index) => ({ one, at: drawn[index] ?? 0 }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}
