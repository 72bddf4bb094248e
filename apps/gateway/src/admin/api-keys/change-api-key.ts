import type { ApiKey } from '@app/api-keys';
import { expiryFrom, keyRulesFrom } from '../../control-plane/api-keys/key-rules-from-request';
import { withChanges } from '../../control-plane/validation/with-changes';
import type { ApiKeyChange } from './api-key.dto';

/**
 * A key with a change applied to it. A field that is absent stays; null takes it away where that is possible.
 * @throws ControlPlaneError `caller_request_invalid` for two expiries at once
 */
export function changeApiKey(apiKey: ApiKey, change: ApiKeyChange): ApiKey {
  const { name, enabled, debug, groupId, accountId, fallbackGroupId } = change;
  return withChanges(apiKey, {
    ...{ name, enabled, debug, groupId, accountId, fallbackGroupId },
    ...keyRulesFrom(change),
    ...expiryFrom(change, apiKey),
  });
}
