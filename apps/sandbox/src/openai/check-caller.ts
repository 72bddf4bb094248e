import type { IncomingHttpHeaders } from 'node:http';
import type { Call } from '../call';
import { RequestRefused } from '../request-refused';
import { bearerOf, isTokenKey, keyOfToken, tokenIn } from '../tokens/bearer';

const MADE_UP_TOKEN = 'sandbox-entra.';
const azureScopes = new Set(['https://cognitiveservices.azure.com/.default', 'https://ai.azure.com/.default']);

export const isSandboxKey = (key: string): boolean => key.startsWith('sk-sandbox-');
export const isFactoryKey = (key: string): boolean => key.startsWith('fk-sandbox-');

/** A key, a token that Entra issued, or a text that stands for one without having been issued. */
export const isAzureKey = (key: string): boolean =>
  isSandboxKey(key) || isTokenKey(key) || key.startsWith(MADE_UP_TOKEN);

/** Azure takes its own header before the general one. A token of Entra counts only with a scope of Azure's AI services. */
export function azureKeyOf(headers: IncomingHttpHeaders): string {
  const apiKey = headers['api-key'];
  if (typeof apiKey === 'string') return apiKey;
  const token = tokenIn(headers);
  const isForAzure = token?.kind === 'entra' && token.scopes.some((scope) => azureScopes.has(scope));
  return token && isForAzure ? keyOfToken(token) : bearerOf(headers);
}

/** Throws RequestRefused 401. */
export function checkBearer({ key }: Call, isKey: (key: string) => boolean): void {
  if (key === '') {
    const message = "You didn't provide an API key. Send it as `Authorization: Bearer YOUR_KEY`.";
    throw new RequestRefused(401, message, { code: 'missing_api_key' });
  }
  if (!isKey(key)) throw new RequestRefused(401, `Incorrect API key provided: ${masked(key)}.`);
}

/** Throws RequestRefused 401. A token counts in `authorization` only, a key in either header. */
export function checkAzureKey({ key, headers }: Call): void {
  const fits = headers['api-key'] === undefined ? isAzureKey(key) : isSandboxKey(key);
  if (!fits) throw new RequestRefused(401, 'Access denied');
}

const masked = (key: string): string => (key.length < 12 ? '***' : `${key.slice(0, 4)}***${key.slice(-4)}`);
