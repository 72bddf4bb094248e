import { createHash, timingSafeEqual } from 'node:crypto';
import type { BrowserCookie } from '../../control-plane/access/browser-secret';

/** The secret of a browser that has our page open. */
export const deviceCookie: BrowserCookie = { name: '__Host-trunkline_device', sameSite: 'strict', seconds: 600 };

/** What a form of ours carries to show that it was made for this browser: whoever cannot read the cookie cannot make it. */
export const proofOf = (secret: string): string =>
  createHash('sha256').update(`device-form:${secret}`).digest('base64url');

export function isProofOf(proof: string | undefined, secret: string): boolean {
  const [given, right] = [Buffer.from(proof ?? ''), Buffer.from(proofOf(secret))];
  return given.length === right.length && timingSafeEqual(given, right);
}
