/** Stores of the agent: what has not reached the server yet survives reload and crash here. */
export type StoreName = 'segments' | 'positions' | 'reports';

/** Opens (and on first use lays out) the agent's IndexedDB. */
export function openDatabase(factory: IDBFactory = indexedDB, name = 'vigil'): Promise<IDBDatabase> {
  const request = factory.open(name, 1);
  request.onupgradeneeded = () => {
    const database = request.result;
    database.createObjectStore('segments', { keyPath: ['sitting', 'stream', 'sequence'] });
    database.createObjectStore('positions', { keyPath: ['sitting', 'stream'] });
    database.createObjectStore('reports', { keyPath: ['sitting', 'kind', 'id'] });
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
export function writing(database: IDBDatabase, stores: readonly StoreName[]): IDBTransaction {
  return database.transaction([...stores], 'readwrite', { durability: 'strict' });
}
