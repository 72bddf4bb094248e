import type { ApiKey, PreviousDigest } from './api-key';
import { digestOfKeyText, generateKeyText } from './key-text';

const HINT_LENGTH = 4;

/** A text of its own for a key, and what the record keeps of it. */
export interface NewText extends Pick<ApiKey, 'digest' | 'hint'> {
  readonly text: string;
}

export function createText(): NewText {
  const text = generateKeyText();
  return { text, digest: digestOfKeyText(text), hint: text.slice(-HINT_LENGTH) };
}

/**
 * A key with another text. Of all its former texts the last one stays good until the overlap is over, if there is one.
 * @param overlapUntil milliseconds since the epoch
 */
export function withText(
  { previous: _oldest, ...apiKey }: ApiKey,
  { digest, hint }: NewText,
  overlapUntil?: number,
): ApiKey {
  if (overlapUntil === undefined) return { ...apiKey, digest, hint };
  const previous: PreviousDigest = { digest: apiKey.digest, validUntil: new Date(overlapUntil).toISOString() };
  return { ...apiKey, digest, hint, previous };
}

/** A key that ended. Neither a text from before its last rotation nor a capture of its requests comes back with it. */
export function deleted({ previous: _former, capture: _capture, ...apiKey }: ApiKey, now: number): ApiKey {
  return { ...apiKey, deletedAt: new Date(now).toISOString() };
}

/** A deleted key as it is again. @param ownSlot where it had one */
export function restored({ deletedAt: _deletedAt, ownSlot: _former, ...apiKey }: ApiKey, ownSlot?: number): ApiKey {
  return ownSlot === undefined ? apiKey : { ...apiKey, ownSlot };
}

/**
 * A key of another person, who did not issue it: it takes none of their places, and their policies do not bound it. What was asked for
 * while it was somebody else's, to see their requests, was not asked for of this person's.
 */
export function handedOver({ ownSlot: _slot, capture: _capture, ...apiKey }: ApiKey, userId: string): ApiKey {
  return { ...apiKey, userId, origin: 'administrator' };
}
