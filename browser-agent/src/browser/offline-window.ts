/** Everything below this prefix is ours; older versions of it are thrown away. */
const shelfPrefix = 'vigil-exam-window-';
const scope = '/sittings/';
const frame = '/assets/exam-window.html';

/**
 * Keeps the exam window's frame and the assets it has used, and a service worker that serves them while the network is
 * away. Nothing of a person is among them. A browser that refuses records all the same, only cannot reload offline.
 */
export async function keepWindow(version: string): Promise<void> {
  try {
    const shelf = `${shelfPrefix}${version}`;
    for (const name of await caches.keys()) {
      if (name.startsWith(shelfPrefix) && name !== shelf) {
        await caches.delete(name);
      }
    }
    await navigator.serviceWorker.register('/assets/offline.js', { type: 'module', scope });
    const cache = await caches.open(shelf);
    const assets = new Set([...(await assetsOfFrame()), ...usedAssets()]);
    await Promise.all([...assets].map((address) => cache.add(address).catch(() => undefined)));
    // Last: who finds the frame finds what it needs.
    await cache.add(frame);
  } catch (refused) {
    console.warn('the window cannot be kept for a reload without network', refused);
  }
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
  const loaded = performance.getEntriesByType('resource').map((entry) => new URL(entry.name));
  const ours = loaded.filter((url) => url.origin === location.origin && url.pathname.startsWith('/assets/'));
  // Models are kept for all sittings by their own store.
  return ours.map((url) => url.pathname).filter((path) => !/[.](wasm|onnx|tflite|bin|json|gz)$/.test(path));
}
