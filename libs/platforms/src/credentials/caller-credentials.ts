import { GatewayError } from '@app/common';
import type { UsableCredentials } from './usable-credentials';

/**
 * The caller's own token, for an account without a secret. The relay key came in a header of its own then (`x-trunkline-key`), and a value
 * that has the form of a relay key is never one for an upstream.
 * @throws GatewayError `caller_token_missing`
 */
export function callerCredentials(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): UsableCredentials {
  const token = ownTokenIn(headers);
  if (token) return token;
  throw new GatewayError(
    'caller_token_missing',
    'This account takes the token of its caller: send it in authorization or x-api-key, and the relay key in x-trunkline-key',
  );
}

/** Whether a request brings a token of its caller's. */
export const hasCallerToken = (headers: Parameters<typeof callerCredentials>[0]): boolean =>
  ownTokenIn(headers) !== undefined;

const relayKey = /^(?:bearer\s+)?tl_/i;

function ownTokenIn(headers: Parameters<typeof callerCredentials>[0]): UsableCredentials | undefined {
  for (const name of ['authorization', 'x-api-key'] as const) {
    const value = headers[name];
    if (typeof value === 'string' && value !== '' && !relayKey.test(value)) return { kind: 'caller', name, value };
  }
  return undefined;
}
