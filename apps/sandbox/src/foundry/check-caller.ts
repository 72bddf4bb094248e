import type { IncomingHttpHeaders } from 'node:http';
import type { Call } from '../call';
import { isSandboxKey } from '../anthropic/check-caller';
import { RequestRefused } from '../request-refused';
import { bearerOf, isTokenKey, keyOfToken, tokenIn } from '../tokens/bearer';

const SCOPE = 'https://ai.azure.com/.default';

/** The key, in one header or the other; empty where there is none. */
function apiKeyOf(headers: IncomingHttpHeaders): string {
  const key = headers['x-api-key'] ?? headers['api-key'];
  return typeof key === 'string' ? key : '';
}

/** The name that an account goes by: its key, or what stands for its tokens. What is no token stands for itself. */
export function keyOf(headers: IncomingHttpHeaders): string {
  const key = apiKeyOf(headers);
  if (key !== '') return key;
  const token = tokenIn(headers);
  return token ? keyOfToken(token) : bearerOf(headers);
}

export const isFoundryKey = (key: string): boolean => isSandboxKey(key) || isTokenKey(key);

/** A key, or a token of Entra for the resource. Throws RequestRefused 401. */
export function checkCaller({ headers }: Call): void {
  const key = apiKeyOf(headers);
  const token = tokenIn(headers);
  const isGood = key === '' ? token?.kind === 'entra' && token.scopes.includes(SCOPE) : isSandboxKey(key);
  if (isGood) return;
  throw new RequestRefused(
    401,
    'Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription and use a correct regional API endpoint for your resource.',
  );
}
