/** What keys can do; the page decides how. */
export interface KeyIntents {
  toggle(): void;
  move(milliseconds: number): void;
  previousMark(): void;
  nextMark(): void;
  confirm(): void;
  dismiss(): void;
  reclassify(): void;
  slower(): void;
  faster(): void;
  begin(): void;
  end(): void;
  live(): void;
  help(): void;
}

/** Keys work wherever nobody writes; by position for letters, so that a Cyrillic layout does not matter. */
export function listenToKeys(page: Document, intents: KeyIntents): void {
  page.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || isForItself(event)) {
      return;
    }
    const act = actionOf(event, intents);
    if (act) {
      event.preventDefault();
      act();
    }
  });
}

function actionOf(event: KeyboardEvent, intents: KeyIntents): (() => void) | undefined {
  const step = event.shiftKey ? 30_000 : 5_000;
  const byKey: Readonly<Record<string, () => void>> = {
    ' ': intents.toggle,
    ArrowLeft: () => intents.move(-step),
    ArrowRight: () => intents.move(step),
    '1': intents.confirm,
    '2': intents.dismiss,
    '3': intents.reclassify,
    '-': intents.slower,
    '+': intents.faster,
    '=': intents.faster,
    '?': intents.help,
  };
  const byPlace: Readonly<Record<string, () => void>> = {
    KeyK: intents.toggle,
    KeyL: intents.live,
    KeyP: intents.previousMark,
    KeyN: intents.nextMark,
    KeyI: intents.begin,
    KeyO: intents.end,
  };
  return byKey[event.key] ?? byPlace[event.code];
}

/** Text fields keep all keys, buttons their space bar, choices their arrows and digits. */
function isForItself(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement) || target.closest('dialog')) {
    return target instanceof HTMLElement;
  }
  if (target.matches('textarea, select, input')) {
    return true;
  }
  return event.key === ' ' && target.matches('button, a, summary');
}
