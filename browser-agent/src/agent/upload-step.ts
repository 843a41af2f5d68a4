import { dropWindow } from '../browser/offline-window.ts';
import { UploadView } from '../ui/upload-view.ts';
import { UploadSpeed } from '../uploader/upload-progress.ts';
import { bytesIn, forgetWhenSent } from './leftovers.ts';
import type { Parts } from './parts.ts';

const askMs = 2000;

/** After the exam: sends what is left and waits until the server confirms that everything it takes is there. */
export function showUpload(parts: Parts): void {
  const { shell, sitting, store, clock, uploaders } = parts;
  const view = new UploadView(parts.texts, parts.language);
  const speed = new UploadSpeed();
  const left = () => bytesIn(store);
  let total = left();
  let connected = true;
  let refused = false;
  let ended = false;
  const listening = uploaders.map((uploader) =>
    uploader.outcomes.listen(({ type, segment }) => {
      refused ||= type === 'refused';
      speed.confirmed(clock.now(), segment.bytes.byteLength);
    }),
  );
  const draw = () => {
    total = Math.max(total, left());
    view.show({
      leftBytes: left(),
      totalBytes: total,
      bitsPerSecond: speed.at(clock.now()),
      connected,
      // What the server has taken in may still depend on this browser.
      complete: sitting.document.evidenceComplete && left() === 0,
      refused: ended,
    });
  };
  /** What was refused for good never completes the recording, and nobody need wait for it. */
  const endsWithRefusals = async () => {
    if (left() > 0 || !(await parts.reports.empty())) {
      return false;
    }
    const gaps = refused ? [] : await parts.evidence.gaps().catch(() => []);
    return refused || gaps.some((gap) => gap.cause === 'refused');
  };
  const ask = async () => {
    try {
      sitting.accept(await parts.api.state());
      connected = true;
    } catch {
      connected = false;
    }
    draw();
    const { id, state, evidenceComplete } = sitting.document;
    const settled = evidenceComplete || (connected && (await endsWithRefusals()));
    if (settled && (await forgetWhenSent(parts.database, parts, { id, state }))) {
      clearInterval(timer);
      ended = !evidenceComplete;
      // Another window may have sent the last of it; forgetting has looked.
      draw();
      view.showGaps(await parts.evidence.gaps().catch(() => null));
      await dropWindow();
      for (const stop of listening) {
        stop();
      }
    }
  };
  const timer = setInterval(() => void ask(), askMs);
  shell.show('upload', view.element);
  draw();
  void ask();
}
