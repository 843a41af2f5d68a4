import { committed, settled, writing } from './database.ts';

/** Bytes as they lie in the browser's store. */
export interface Sealed {
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly bytes: ArrayBuffer;
}

interface StoredKey {
  readonly sitting: string;
  readonly name: 'store';
  readonly key: CryptoKey;
}

const algorithm = 'AES-GCM';
const text = { encoder: new TextEncoder(), decoder: new TextDecoder() };

/**
 * Seals what one sitting keeps in the browser. The key cannot be read out by any script: who copies the profile's files
 * has the recording of an exam only together with the browser that wrote them.
 */
export class Vault {
  readonly #key: CryptoKey;

  private constructor(key: CryptoKey) {
    this.#key = key;
  }

  /** The sitting's key; two windows that open at once agree on one. */
  static async open(database: IDBDatabase, sitting: string): Promise<Vault> {
    const fresh = await crypto.subtle.generateKey({ name: algorithm, length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]);
    const transaction = writing(database, ['keys']);
    const keys = transaction.objectStore('keys');
    const kept: StoredKey | undefined = await settled(keys.get([sitting, 'store']));
    if (kept === undefined) {
      keys.put({ sitting, name: 'store', key: fresh } satisfies StoredKey);
    }
    await committed(transaction);
    return new Vault(kept?.key ?? fresh);
  }

  /** @param label what the bytes are: they open only under the same one */
  async seal(bytes: BufferSource, label: string): Promise<Sealed> {
    const nonce = crypto.getRandomValues(new Uint8Array(12));
    const additionalData = text.encoder.encode(label);
    const sealed = await crypto.subtle.encrypt(
      { name: algorithm, iv: nonce, additionalData },
      this.#key,
      bytes,
    );
    return { nonce, bytes: sealed };
  }

  async unseal(sealed: Sealed, label: string): Promise<ArrayBuffer> {
    const additionalData = text.encoder.encode(label);
    const parameters = { name: algorithm, iv: sealed.nonce, additionalData };
    return crypto.subtle.decrypt(parameters, this.#key, sealed.bytes);
  }

  sealValue(value: unknown, label: string): Promise<Sealed> {
    return this.seal(text.encoder.encode(JSON.stringify(value)), label);
  }

  async unsealValue(sealed: Sealed, label: string): Promise<unknown> {
    return JSON.parse(text.decoder.decode(await this.unseal(sealed, label))) as unknown;
  }
}
