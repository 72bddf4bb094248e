import type { ApiKey } from '@app/api-keys';
import { toUtc } from '../control-plane/validation/moment-field';
import type { ApiKeyChange } from './api-key.dto';

/** A key with a change applied to it. A field that is absent stays; null takes the expiry away. */
export function changeApiKey(apiKey: ApiKey, change: ApiKeyChange): ApiKey {
  const { expiresAt: former, ...rest } = apiKey;
  const expiresAt = change.expiresAt === undefined ? former : (change.expiresAt ?? undefined);
  return {
    ...rest,
    name: change.name ?? rest.name,
    enabled: change.enabled ?? rest.enabled,
    debug: change.debug ?? rest.debug,
    ...(expiresAt === undefined ? {} : { expiresAt: toUtc(expiresAt) }),
  };
}
