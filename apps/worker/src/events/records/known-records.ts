import type { ApiKey, ApiKeys } from '@app/api-keys';
import type { User, Users } from '@app/auth';

/** Keys and people as they are now: an entry of the audit log says what changed, and not what the record is called. */
export interface KnownRecords {
  key(id: string): ApiKey | undefined;
  user(id: string): User | undefined;
}

export const knownRecords = (apiKeys: ApiKeys, users: Users): KnownRecords => ({
  key: (id) => apiKeys.get(id),
  user: (id) => users.get(id),
});
