import { GatewayError } from '@app/common';
import type { ApiKey } from './api-key';

/**
 * @param now milliseconds since the epoch
 * @throws GatewayError `caller_key_invalid` for a key that is switched off or expired
 */
export function requireUsable({ enabled, expiresAt }: ApiKey, now: number): void {
  if (!enabled) throw new GatewayError('caller_key_invalid', 'This relay key is switched off');
  if (expiresAt !== undefined && Date.parse(expiresAt) <= now) {
    throw new GatewayError('caller_key_invalid', `This relay key expired at ${expiresAt}`);
  }
}
