/** Stores of the agent: what has not reached the server yet survives reload and crash here. */
export type StoreName = 'segments' | 'contents' | 'positions' | 'reports' | 'documents' | 'keys';

/** Every store with what its keys begin with: the sitting, so that one range holds all there is of it. */
const layout: Readonly<Record<StoreName, readonly string[]>> = {
  segments: ['sitting', 'stream', 'sequence'],
  contents: ['sitting', 'id'],
  positions: ['sitting', 'stream'],
  reports: ['sitting', 'kind', 'id'],
  documents: ['sitting', 'name'],
  keys: ['sitting', 'name'],
};
const stores = Object.keys(layout) as readonly StoreName[];

/** Opens (and on first use lays out) the agent's IndexedDB. */
export function openDatabase(factory: IDBFactory = indexedDB, name = 'vigil'): Promise<IDBDatabase> {
  const request = factory.open(name, 3);
  request.onupgradeneeded = ({ oldVersion }) => {
    const before = oldVersion < 2 ? [] : [...request.result.objectStoreNames];
    // Version 1 kept recordings in the clear and was never released.
    for (const old of [...request.result.objectStoreNames].filter((store) => !before.includes(store))) {
      request.result.deleteObjectStore(old);
    }
    for (const store of stores.filter((wanted) => !before.includes(wanted))) {
      request.result.createObjectStore(store, { keyPath: [...layout[store]] });
    }
  };
  return settled(request);
}

export function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Resolves when the transaction is on disk, not when its last request was answered. */
export function committed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
    transaction.onerror = () => reject(transaction.error);
  });
}

/** Strict durability: a segment counts as stored only once it would survive a power cut. */
export function writing(database: IDBDatabase, names: readonly StoreName[]): IDBTransaction {
  return database.transaction([...names], 'readwrite', { durability: 'strict' });
}

/** All keys of a sitting, or of one stream or kind of it. */
export function everythingOf(...beginning: readonly string[]): IDBKeyRange {
  return IDBKeyRange.bound([...beginning], [...beginning, []]);
}

/** Sittings of which something is kept in this browser. */
export async function keptSittings(database: IDBDatabase): Promise<readonly string[]> {
  const keys = await settled(database.transaction('keys').objectStore('keys').getAllKeys());
  return keys.map((key) => String(Array.isArray(key) ? key[0] : key));
}

/** Removes all there is of a sitting, its key with it; only for one of which nothing waits any more. */
export async function forget(database: IDBDatabase, sitting: string): Promise<void> {
  const transaction = writing(database, stores);
  for (const store of stores) {
    transaction.objectStore(store).delete(everythingOf(sitting));
  }
  await committed(transaction);
}
