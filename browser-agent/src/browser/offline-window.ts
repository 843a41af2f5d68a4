/** Everything below this prefix is ours; older versions of it are thrown away. */
const shelfPrefix = 'vigil-exam-window-';
const scope = '/sittings/';
const frame = '/assets/exam-window.html';
/** How often, and how long apart, the keeping is tried: the first minutes may be without network. */
const attempts = 20;
const againMs = 30_000;

/** Keeps the window as soon as everything of it can be had, unless the exam is over by then. */
export async function keepWindow(version: string, over: AbortSignal): Promise<void> {
  for (let attempt = 0; attempt < attempts && !over.aborted; attempt++) {
    try {
      await keepAll(version);
      return;
    } catch (refused) {
      console.warn('the window cannot be kept yet for a reload without network', refused);
      await new Promise((resolve) => setTimeout(resolve, againMs));
    }
  }
}

/**
 * Keeps the exam window's frame and the assets it has used, and a service worker that serves them while the network is
 * away. Nothing of a person is among them. A browser that refuses records all the same, only cannot reload offline.
 */
async function keepAll(version: string): Promise<void> {
  const shelf = `${shelfPrefix}${version}`;
  for (const name of await caches.keys()) {
    if (name.startsWith(shelfPrefix) && name !== shelf) {
      await caches.delete(name);
    }
  }
  await navigator.serviceWorker.register('/assets/offline.js', { type: 'module', scope });
  const cache = await caches.open(shelf);
  const assets = new Set([...(await assetsOfFrame()), ...usedAssets()]);
  await Promise.all([...assets].map((address) => cache.add(address)));
  // Last: who finds the frame finds what it needs.
  await cache.add(frame);
}

/** After the sitting nothing of it is left in the browser. */
export async function dropWindow(): Promise<void> {
  if (!('serviceWorker' in navigator)) {
    return;
  }
  await (await navigator.serviceWorker.getRegistration(scope))?.unregister();
  for (const name of await caches.keys()) {
    if (name.startsWith(shelfPrefix)) {
      await caches.delete(name);
    }
  }
}

/** The frame is no page of the server, which would have put versions into the addresses. */
async function assetsOfFrame(): Promise<readonly string[]> {
  const text = await (await fetch(frame)).text();
  const page = new DOMParser().parseFromString(text, 'text/html');
  return [...page.querySelectorAll('[src], [href]')].map(
    (element) => element.getAttribute('src') ?? element.getAttribute('href') ?? frame,
  );
}

function usedAssets(): readonly string[] {
  const answered = performance
    .getEntriesByType('resource')
    .filter((entry) => (entry as PerformanceResourceTiming).responseStatus < 400);
  const loaded = answered.map((entry) => new URL(entry.name));
  const ours = loaded.filter((url) => url.origin === location.origin && url.pathname.startsWith('/assets/'));
  // Models are kept for all sittings by their own store.
  return ours.map((url) => url.pathname).filter((path) => !/[.](wasm|onnx|tflite|bin|json|gz)$/.test(path));
}
