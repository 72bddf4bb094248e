import { InvalidCredentials } from '../invalid-credentials';
import { isSafeAddress } from '../is-safe-address';
import { challengeOf } from './proof-key';

/**
 * What the relay says itself of the authorisation that it asks for (RFC 6749, 4.1.1; RFC 7636, 4.3), and what would bring something else back
 * than a code in a query (`response_mode`; `request` and `request_uri` of RFC 9101).
 */
const ownParameters = [
  ...['response_type', 'client_id', 'redirect_uri', 'scope', 'state', 'code_challenge', 'code_challenge_method'],
  ...['response_mode', 'request', 'request_uri'],
];
const LONGEST = 2_048;
const FIELD = 'authorizationUrl';

/**
 * Where people are sent to agree. A query of its own is kept (RFC 6749, 3.1): some services want to be told there that the access is to last.
 * @throws InvalidCredentials
 */
export function readAuthorizationUrl(text: string): string {
  const url = text.length > LONGEST || !/^[\x21-\x7e]+$/.test(text) ? null : URL.parse(text);
  if (!url || !isSafeAddress(text) || url.username !== '' || url.password !== '' || text.includes('#'))
    throw new InvalidCredentials(FIELD, 'must be an https address without user and fragment');
  const taken = ownParameters.find((name) => url.searchParams.has(name));
  if (taken !== undefined) throw new InvalidCredentials(FIELD, `must not say ${taken}, which the relay sets`);
  return text;
}

export interface AuthorizationQuestion {
  readonly authorizationUrl: string;
  readonly clientId: string;
  readonly scopes?: readonly string[];
  readonly redirectUri: string;
  readonly state: string;
  readonly verifier: string;
}

/** The address at which one authorisation is asked for. */
export function authorizationAddress(question: AuthorizationQuestion): string {
  const { authorizationUrl, clientId, scopes, redirectUri, state, verifier } = question;
  const url = new URL(authorizationUrl);
  const parameters = {
    ...{ response_type: 'code', client_id: clientId, redirect_uri: redirectUri },
    ...(scopes ? { scope: scopes.join(' ') } : {}),
    ...{ state, code_challenge: challengeOf(verifier), code_challenge_method: 'S256' },
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.append(name, value);
  return url.href;
}
