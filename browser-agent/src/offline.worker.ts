/**
 * Lets the exam window be loaded anew while the network or the server is away: its bare frame and the assets it has
 * used come from the cache then, and the agent goes on from what it keeps itself. Pages and data are never cached.
 */
declare const self: ServiceWorkerGlobalScope;

const frame = '/assets/exam-window.html';
const examWindow = /^\/sittings\/[^/]+$/;
/** A line that swallows everything says nothing for minutes: what is kept comes instead. */
const patienceMs = 4000;
const rememberMs = 20_000;
/** A proxy's words for a server that is away. */
const away: ReadonlySet<number> = new Set([502, 503, 504]);

self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) {
    return;
  }
  if (request.mode === 'navigate' && examWindow.test(pathname)) {
    event.respondWith(fromNetwork(request, frame));
  } else if (pathname.startsWith('/assets/')) {
    event.respondWith(fromNetwork(request, request));
  }
});

/** A window asks for many things, one after the other: only the first of them waits. */
let silentUntil = 0;

async function fromNetwork(request: Request, instead: RequestInfo): Promise<Response> {
  const answer = fetch(request);
  const first = await Promise.race([answer.catch(() => null), silence()]);
  if (first === 'silent') {
    silentUntil = Date.now() + rememberMs;
  } else if (first !== null && !away.has(first.status)) {
    return first;
  }
  return (await kept(instead)) ?? answer;
}

function silence(): Promise<'silent'> {
  const patience = Date.now() < silentUntil ? 0 : patienceMs;
  return new Promise((resolve) => setTimeout(() => resolve('silent'), patience));
}

/** The server varies nothing by headers, whatever it says. */
function kept(what: RequestInfo): Promise<Response | undefined> {
  return caches.match(what, { ignoreVary: true });
}

export {};
