import type { ApiKey } from '@app/api-keys';
import { expiryFrom, keyRulesFrom } from '../control-plane/api-keys/key-rules-from-request';
import { ControlPlaneError } from '../control-plane/problem/control-plane-error';
import { withChanges } from '../control-plane/validation/with-changes';
import type { OwnApiKeyChange } from './own-api-key.dto';

/** What tells people their keys apart, and gives none of them a right. */
const labels: readonly string[] = ['name', 'tags'];

/** Names of the fields of a change that are more than labels. */
export const rightsIn = (change: OwnApiKeyChange): string[] =>
  Object.entries(change).flatMap(([field, value]) => (value === undefined || labels.includes(field) ? [] : [field]));

/**
 * An own key with a change applied to it. A field that is absent stays; null takes it away where that is possible.
 * @throws ControlPlaneError `policy_permission_denied` for more than a label of a key that its owner did not issue, and
 *   `caller_request_invalid` for two expiries at once
 */
export function changeOwnApiKey(apiKey: ApiKey, change: OwnApiKeyChange): ApiKey {
  const rights = rightsIn(change);
  if (apiKey.origin !== 'self' && rights.length > 0) {
    const message = 'is not for you to change: you did not issue this key yourself';
    const fields = rights.map((field) => ({ field, message }));
    throw new ControlPlaneError(
      'policy_permission_denied',
      'Of a key that you did not issue yourself you may change name and tags',
      { fields },
    );
  }
  const { name, groupId } = change;
  return withChanges(apiKey, { name, groupId, ...keyRulesFrom(change), ...expiryFrom(change, apiKey) });
}
