import type { ApiKey, ApiKeys } from '@app/api-keys';
import type { User } from '@app/auth';
import { unknownRecord } from '../control-plane/problem/refusals';

/**
 * A key of the caller that is not deleted. Those of others do not exist here.
 * @throws ControlPlaneError `caller_record_unknown`
 */
export function ownApiKey(apiKeys: ApiKeys, id: string, user: User): ApiKey {
  const apiKey = apiKeys.get(id);
  if (apiKey?.userId !== user.id || apiKey.deletedAt !== undefined) throw unknownRecord('key');
  return apiKey;
}
