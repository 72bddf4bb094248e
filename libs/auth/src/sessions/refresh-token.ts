import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * `<session id>.<43 letters of base64url>.<22 letters of base64url>`: the id finds the session, the 256 bits prove that it is the caller's,
 * and the mark shows that the session once gave it out.
 */
export interface RefreshToken {
  readonly sessionId: string;
  readonly text: string;
}

const SECRET_BYTES = 32;
const MARK_BYTES = 16;
/** Sessions that were opened before there were marks give out tokens without one. */
const pattern = /^((ses|dev)_[0-9A-Za-z]{20})\.[0-9A-Za-z_-]{43}(?:\.[0-9A-Za-z_-]{22})?$/;

/** @param kind of session: a browser's or a device's */
export function parseRefreshToken(text: string, kind: 'ses' | 'dev'): RefreshToken | undefined {
  const [, sessionId, prefix] = pattern.exec(text) ?? [];
  return sessionId === undefined || prefix !== kind ? undefined : { sessionId, text };
}

/** @param seal of the session, made by `createNonce` and kept beside it */
export function firstRefreshToken(sessionId: string, seal: string): RefreshToken {
  return marked(sessionId, randomBytes(SECRET_BYTES).toString('base64url'), seal);
}

export function createNonce(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/**
 * The token that follows another one. It takes the former token and a random nonce from the store to make it: whoever holds only one
 * of them cannot, and a caller whose answer got lost is given the same successor again.
 */
export function successorOf({ sessionId, text }: RefreshToken, nonce: string, seal: string | null): RefreshToken {
  return marked(sessionId, createHmac('sha256', nonce).update(text).digest('base64url'), seal);
}

/**
 * Whether the session gave this token out at some time, and it is not made up by somebody who knows the session's id. Of a session without
 * marks every token counts as given out.
 */
export function wasGivenOut({ text }: RefreshToken, seal: string | null): boolean {
  if (seal === null) return true;
  const [sessionId = '', secret = '', mark = ''] = text.split('.');
  const expected = Buffer.from(markOf(`${sessionId}.${secret}`, seal));
  const presented = Buffer.from(mark);
  return presented.length === expected.length && timingSafeEqual(presented, expected);
}

/** SHA-256, hexadecimal: all that is stored of a token. 256 random bits need no slow hash. */
export function digestOfRefreshToken({ text }: RefreshToken): string {
  return createHash('sha256').update(text).digest('hex');
}

function marked(sessionId: string, secret: string, seal: string | null): RefreshToken {
  const text = `${sessionId}.${secret}`;
  return { sessionId, text: seal === null ? text : `${text}.${markOf(text, seal)}` };
}

const markOf = (text: string, seal: string): string =>
  createHmac('sha256', seal).update(text).digest().subarray(0, MARK_BYTES).toString('base64url');
