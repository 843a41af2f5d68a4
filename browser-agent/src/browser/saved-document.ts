import { committed, settled, writing } from './database.ts';
import type { Sealed, Vault } from './vault.ts';

interface StoredDocument {
  readonly sitting: string;
  readonly name: 'state';
  readonly sealed: Sealed;
}

/** The sitting's last state document: a window that is loaded anew without network goes on from it. */
export class SavedDocument {
  readonly #database: IDBDatabase;
  readonly #vault: Vault;
  readonly #sitting: string;

  constructor(database: IDBDatabase, vault: Vault, sitting: string) {
    this.#database = database;
    this.#vault = vault;
    this.#sitting = sitting;
  }

  async save(document: unknown): Promise<void> {
    const sealed = await this.#vault.sealValue(document, this.#label);
    const transaction = writing(this.#database, ['documents']);
    const stored: StoredDocument = { sitting: this.#sitting, name: 'state', sealed };
    transaction.objectStore('documents').put(stored);
    await committed(transaction);
  }

  /** Null when there is none. */
  async read(): Promise<unknown> {
    const documents = this.#database.transaction('documents').objectStore('documents');
    const stored: StoredDocument | undefined = await settled(documents.get([this.#sitting, 'state']));
    return stored ? this.#vault.unsealValue(stored.sealed, this.#label) : null;
  }

  get #label(): string {
    return `${this.#sitting}/state`;
  }
}
