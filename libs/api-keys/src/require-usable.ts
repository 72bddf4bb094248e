import { GatewayError } from '@app/common';
import type { ApiKey } from './api-key';

/**
 * @param now milliseconds since the epoch
 * @throws GatewayError `caller_key_invalid` for a key that was deleted, is switched off or expired
 */
export function requireUsable({ enabled, expiresAt, deletedAt }: ApiKey, now: number): void {
  if (deletedAt !== undefined) throw new GatewayError('caller_key_invalid', 'This relay key was revoked');
  if (!enabled) throw new GatewayError('caller_key_invalid', 'This relay key is switched off');
  if (expiresAt !== undefined && Date.parse(expiresAt) <= now) {
    throw new GatewayError('caller_key_invalid', `This relay key expired at ${expiresAt}`);
  }
}

/**
 * Holds the text that was presented to the overlap after a rotation.
 * @param digest of that text: the key's own, or the one before it
 * @param now milliseconds since the epoch
 * @throws GatewayError `caller_key_invalid` when the overlap is over
 */
export function requireTextInUse(apiKey: ApiKey, digest: string, now: number): void {
  const { previous } = apiKey;
  if (apiKey.digest === digest || previous?.digest !== digest || Date.parse(previous.validUntil) > now) return;
  throw new GatewayError(
    'caller_key_invalid',
    `This relay key was rotated: its former text ended at ${previous.validUntil}`,
  );
}
