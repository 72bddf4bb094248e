import { createHash, createHmac, randomBytes } from 'node:crypto';

/** `<session id>.<43 letters of base64url>`: the id finds the session, the 256 bits prove that it is the caller's. */
export interface RefreshToken {
  readonly sessionId: string;
  readonly text: string;
}

const SECRET_BYTES = 32;
const pattern = /^(ses_[0-9A-Za-z]{20})\.([0-9A-Za-z_-]{43})$/;

export function parseRefreshToken(text: string): RefreshToken | undefined {
  const sessionId = pattern.exec(text)?.[1];
  return sessionId === undefined ? undefined : { sessionId, text };
}

export function firstRefreshToken(sessionId: string): RefreshToken {
  return { sessionId, text: `${sessionId}.${randomBytes(SECRET_BYTES).toString('base64url')}` };
}

export function createNonce(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/**
 * The token that follows another one. It takes the former token and a random nonce from the store to make it: whoever holds only one
 * of them cannot, and a caller whose answer got lost is given the same successor again.
 */
export function successorOf({ sessionId, text }: RefreshToken, nonce: string): RefreshToken {
  return { sessionId, text: `${sessionId}.${createHmac('sha256', nonce).update(text).digest('base64url')}` };
}

/** SHA-256, hexadecimal: all that is stored of a token. 256 random bits need no slow hash. */
export function digestOfRefreshToken({ text }: RefreshToken): string {
  return createHash('sha256').update(text).digest('hex');
}
