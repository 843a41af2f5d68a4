import type { StreamName } from '../messages/evidence.ts';

/** What stands before the first segment of a stream: a recording cannot be passed off as another sitting's. */
export function beginningOf(sitting: string, stream: StreamName): Promise<string> {
  return contentDigest(new TextEncoder().encode(`vigil:${sitting}/${stream}`).buffer);
}

/** `Content-Digest` of RFC 9530. */
export async function contentDigest(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return `sha-256=:${btoa(String.fromCharCode(...digest))}:`;
}
