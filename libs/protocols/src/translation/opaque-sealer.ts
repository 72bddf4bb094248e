import type { JsonObject } from '../json/json-object';

/**
 * Wraps what only one account can read (thinking signatures, encrypted reasoning, thought signatures) so that a client of another
 * protocol can carry it in its own opaque field. Made for one account: what another account's content was sealed as does not open.
 */
export interface OpaqueSealer {
  /** @returns text of base64url characters only */
  seal(content: JsonObject): string;
  /** Undefined for what is not ours, is damaged, or belongs to another account. */
  open(text: string): JsonObject | undefined;
}
