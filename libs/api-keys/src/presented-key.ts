import { GatewayError } from '@app/common';
import { isKeyText } from './key-text';

/** Header values as Node's HTTP parser hands them over. */
export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Wins over every other header and leaves `Authorization` free for a caller's own upstream token. */
const RELAY_KEY_HEADER = 'x-trunkline-key';
/** In the order in which they are read. */
const CLIENT_KEY_HEADERS = ['x-api-key', 'x-goog-api-key', 'authorization', 'api-key'] as const;

/**
 * The relay key of a request. Values that have not the form of one are passed over, because Claude Code with both of its key
 * variables set sends two headers with different values (reference: observed on 2.1.329).
 * @throws GatewayError `caller_key_missing`, or `caller_keys_conflict` for two different relay keys
 */
export function readPresentedKey(headers: Headers): string {
  const own = relayKeysIn(headers[RELAY_KEY_HEADER]);
  const candidates = own.length > 0 ? own : CLIENT_KEY_HEADERS.flatMap((name) => relayKeysIn(headers[name]));
  const [key, ...others] = new Set(candidates);
  if (key === undefined) {
    throw new GatewayError('caller_key_missing', 'No relay key: send one as x-api-key or as Authorization: Bearer');
  }
  if (others.length > 0) {
    throw new GatewayError('caller_keys_conflict', 'Two different relay keys in one request: send one');
  }
  return key;
}

function relayKeysIn(value: string | readonly string[] | undefined): string[] {
  if (value === undefined) return [];
  // Node joins a header that came several times with commas, which no relay key holds.
  const texts = (typeof value === 'string' ? [value] : value).flatMap((text) => text.split(','));
  return texts.map((text) => text.trim().replace(/^bearer +/i, '')).filter(isKeyText);
}
