import type { Call } from '../call';
import type { Arrival } from '../arrival';
import { RequestRefused } from '../request-refused';
import { bearerOf, isTokenKey, keyOfToken, tokenIn } from '../tokens/bearer';
import type { AccessToken } from '../tokens/access-token';

const CLOUD_PLATFORM = 'https://www.googleapis.com/auth/cloud-platform';
const keyForm = /^(sk-sandbox-|AIzaSandbox)/;

/** The key that the caller sent, in the header or in the query; empty where there is none. */
export function apiKeyOf({ headers, url }: Arrival): string {
  const header = headers['x-goog-api-key'];
  if (typeof header === 'string' && header !== '') return header;
  return new URL(url, 'http://sandbox').searchParams.get('key') ?? '';
}

/** The name that an account goes by: its key, or what stands for its tokens. What is no token stands for itself. */
export function keyOf(arrival: Arrival): string {
  const key = apiKeyOf(arrival);
  if (key !== '') return key;
  const token = tokenIn(arrival.headers);
  return token ? keyOfToken(token) : bearerOf(arrival.headers);
}

export const isGoogleKey = (key: string): boolean => keyForm.test(key) || isTokenKey(key);

/** Throws RequestRefused: 400 for a bad key, 401 for a bad token, 403 for neither. */
export function checkApiCaller(call: Call): void {
  const key = apiKeyOf(call);
  if (key !== '') {
    if (keyForm.test(key)) return;
    throw new RequestRefused(400, 'API key not valid. Please pass a valid API key.', { code: 'API_KEY_INVALID' });
  }
  if (bearerOf(call.headers) === '') {
    throw new RequestRefused(
      403,
      "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.",
    );
  }
  checkToken(call);
}

/** The token of a service account or of a user. Throws RequestRefused: 401 for a bad one, 403 for one without the scope. */
export function checkToken({ headers }: Call): AccessToken {
  const token = tokenIn(headers);
  if (!token || (token.kind !== 'google' && token.kind !== 'oauth')) {
    const isMissing = bearerOf(headers) === '';
    throw new RequestRefused(
      401,
      `Request ${isMissing ? 'is missing required authentication credential' : 'had invalid authentication credentials'}. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.`,
      { code: isMissing ? 'CREDENTIALS_MISSING' : 'ACCESS_TOKEN_TYPE_UNSUPPORTED' },
    );
  }
  if (!token.scopes.includes(CLOUD_PLATFORM)) {
    throw new RequestRefused(403, 'Request had insufficient authentication scopes.', {
      code: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
    });
  }
  return token;
}
