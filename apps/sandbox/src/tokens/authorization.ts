import { type Answer, wholeAnswer } from '../http/answer';
import { RequestRefused } from '../request-refused';
import type { TokenRegistry } from './token-registry';

const challengePattern = /^[\w-]{43}$/;

/**
 * `GET /o/oauth2/v2/auth` and `/oauth2/authorize`, where people sign in and agree. Here everybody has agreed already: the answer leads the browser
 * back at once. PKCE is asked for, and the address to come back to is the registered one, where one was. `origin` is where the sandbox was asked.
 * Throws RequestRefused.
 */
export function answerAuthorization(query: URLSearchParams, registry: TokenRegistry, origin: string): Answer {
  const client = registry.clients.find(query.get('client_id') ?? '');
  if (!client) throw new RequestRefused(401, 'The OAuth client was not found.', { code: 'invalid_client' });
  const redirectUri = query.get('redirect_uri') ?? '';
  const isKnown = client.redirectUri === null ? URL.canParse(redirectUri) : client.redirectUri === redirectUri;
  // Nobody is led to an address that is not the client's (RFC 6749, section 4.1.2.1).
  if (!isKnown) throw new RequestRefused(400, 'redirect_uri_mismatch', { code: 'invalid_request' });
  const back = new URL(redirectUri);
  const state = query.get('state');
  if (state !== null) back.searchParams.set('state', state);
  back.searchParams.set('iss', origin);
  const challenge = query.get('code_challenge') ?? '';
  const isGood =
    query.get('response_type') === 'code' &&
    query.get('code_challenge_method') === 'S256' &&
    challengePattern.test(challenge);
  if (isGood) back.searchParams.set('code', registry.codes.issue({ client: client.id, redirectUri, challenge }));
  else back.searchParams.set('error', 'invalid_request');
  return wholeAnswer(302, ['location', back.href, 'cache-control', 'no-store'], '');
}
