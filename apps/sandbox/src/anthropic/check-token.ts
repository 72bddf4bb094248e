import type { IncomingHttpHeaders } from 'node:http';
import type { Call } from '../call';
import { RequestRefused } from '../request-refused';
import type { AccessToken } from '../tokens/access-token';
import { asksForOAuth } from '../tokens/anthropic-token';
import { keyOfToken, tokenIn } from '../tokens/bearer';
import { checkKey, keyOf } from './check-caller';

const SCOPE = 'user:inference';

/** The access token that counts: where a key is sent as well, the key does. */
function tokenOf(headers: IncomingHttpHeaders): AccessToken | null {
  if (headers['x-api-key'] !== undefined) return null;
  const token = tokenIn(headers);
  return token?.kind === 'anthropic' ? token : null;
}

/** The name that an account goes by: its key, or what stands for its tokens. */
export function accountKeyOf(headers: IncomingHttpHeaders): string {
  const token = tokenOf(headers);
  return token ? keyOfToken(token) : keyOf(headers);
}

/** A key, or a token with the beta that goes with it. Throws RequestRefused: 401, or 403 for a token without the scope. */
export function checkCaller({ headers }: Call): void {
  const token = tokenOf(headers);
  if (!token) {
    checkKey(keyOf(headers));
    return;
  }
  if (!asksForOAuth(headers)) throw new RequestRefused(401, 'OAuth authentication is currently not supported.');
  if (!token.scopes.includes(SCOPE)) {
    throw new RequestRefused(403, `OAuth token does not meet scope requirement ${SCOPE}`);
  }
}
