import { record, text } from '../messages/decode.ts';

/** What was signed; `kid` is the thumbprint of the key, computed and not believed. */
export interface Signed {
  readonly kid: string;
  readonly content: unknown;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/**
 * Checks a compact JWS (RFC 7515) that carries its own key; null when it does not fit or is of another type. Proves that
 * nothing was changed since: who signed is known only to those who know the thumbprint.
 */
export async function checkSignature(bytes: Uint8Array, type: string): Promise<Signed | null> {
  const [header, payload, signature, ...more] = latin(bytes).split('.').map(decoded);
  if (!header || !payload || !signature || more.length > 0) {
    return null;
  }
  try {
    const fields = record(parsed(header));
    const key = record(fields['jwk']);
    const ours = fields['typ'] === type && fields['alg'] === 'ES256' && key['kty'] === 'EC';
    return ours && (await fits(bytes, key, signature))
      ? { kid: await thumbprint(key), content: parsed(payload) }
      : null;
  } catch {
    return null;
  }
}

async function fits(
  bytes: Uint8Array,
  key: Readonly<Record<string, unknown>>,
  signature: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const jwk = { kty: 'EC', crv: text(key['crv']), x: text(key['x']), y: text(key['y']) };
  const imported = await crypto.subtle.importKey('jwk', jwk, algorithm, false, ['verify']);
  const signed = bytes.slice(0, bytes.lastIndexOf('.'.charCodeAt(0)));
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, imported, signature, signed);
}

/** RFC 7638. */
async function thumbprint(key: Readonly<Record<string, unknown>>): Promise<string> {
  const members = JSON.stringify({ crv: key['crv'], kty: key['kty'], x: key['x'], y: key['y'] });
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(members));
  return encoded(new Uint8Array(digest));
}

function parsed(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
}

/** Base64 leaves bits unused that a decoder passes over; a changed one would go unnoticed. */
function decoded(part: string): Uint8Array<ArrayBuffer> | null {
  try {
    const bytes = Uint8Array.from(atob(part.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
      character.charCodeAt(0),
    );
    return encoded(bytes) === part ? bytes : null;
  } catch {
    return null;
  }
}

function encoded(bytes: Uint8Array): string {
  return btoa(latin(bytes)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** One character for each byte. */
function latin(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return text;
}
