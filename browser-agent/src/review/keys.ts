/** What keys can do; the page decides how. */
export interface KeyIntents {
  toggle(): void;
  move(milliseconds: number): void;
  stepPicture(direction: 1 | -1): void;
  previousMark(): void;
  nextMark(): void;
  confirm(): void;
  dismiss(): void;
  reword(): void;
  slower(): void;
  faster(): void;
  begin(): void;
  end(): void;
  live(): void;
  skip(): void;
  loop(): void;
  unwatched(): void;
  view(): void;
  zoom(direction: 1 | -1): void;
  sheet(): void;
  identity(): void;
  status(): void;
  save(): void;
  help(): void;
}

/** Keys work wherever nobody writes; by position for letters, so that a Cyrillic layout does not matter. */
export function listenToKeys(page: Document, intents: KeyIntents): void {
  page.addEventListener('keydown', (event) => {
    if (event.ctrlKey && event.key === 'Enter' && !inDialog(event)) {
      event.preventDefault();
      intents.save();
      return;
    }
    if (event.key === 'Escape') {
      leaveField(event);
      return;
    }
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
    '3': intents.reword,
    '-': intents.slower,
    '+': intents.faster,
    '=': intents.faster,
    '?': intents.help,
  };
  const byPlace: Readonly<Record<string, () => void>> = {
    KeyK: intents.toggle,
    Comma: () => intents.stepPicture(-1),
    Period: () => intents.stepPicture(1),
    KeyL: intents.live,
    KeyP: intents.previousMark,
    KeyN: intents.nextMark,
    KeyI: intents.begin,
    KeyO: intents.end,
    KeyS: intents.skip,
    KeyR: intents.loop,
    KeyU: intents.unwatched,
    KeyV: intents.view,
    KeyZ: () => intents.zoom(event.shiftKey ? -1 : 1),
    KeyT: intents.sheet,
    KeyC: intents.identity,
    KeyG: intents.status,
  };
  return byKey[event.key] ?? byPlace[event.code];
}

/** Who wrote something goes back to the keys without a mouse. */
function leaveField(event: KeyboardEvent): void {
  const target = event.target;
  if (target instanceof HTMLElement && !inDialog(event) && target.matches('textarea, select, input')) {
    target.blur();
  }
}

function inDialog(event: KeyboardEvent): boolean {
  return event.target instanceof HTMLElement && event.target.closest('dialog') !== null;
}

/** Text fields keep all keys, buttons their space bar, choices their arrows and digits. */
function isForItself(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement) || inDialog(event)) {
    return target instanceof HTMLElement;
  }
  if (target.matches('textarea, select, input')) {
    return true;
  }
  return event.key === ' ' && target.matches('button, a, summary');
}
