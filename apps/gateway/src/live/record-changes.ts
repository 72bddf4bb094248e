import type { AccountGroups, AccountTestSchedules, Accounts } from '@app/accounts';
import type { ApiKeys, KeyPolicies } from '@app/api-keys';
import type { DirectoryConfiguration, Users } from '@app/auth';
import type { PriceOverrides, Repricings } from '@app/usage';
import type { WebhookEndpoints } from '@app/webhooks';
import type { OwnRecordKind, RecordKind } from './views/live-notices.view';

export interface WatchedRecords {
  readonly accounts: Accounts;
  readonly accountGroups: AccountGroups;
  readonly accountTestSchedules: AccountTestSchedules;
  readonly apiKeys: ApiKeys;
  readonly users: Users;
  readonly keyPolicies: KeyPolicies;
  readonly webhooks: WebhookEndpoints;
  readonly priceOverrides: PriceOverrides;
  readonly repricings: Repricings;
  readonly directoryConfiguration: DirectoryConfiguration;
}

export interface RecordListener {
  changed(kind: RecordKind, id: string): void;
  /** @param userId whose it is; undefined: it may concern everybody */
  ownChanged(userId: string | undefined, kind: OwnRecordKind, id: string): void;
}

/** Has a listener told of every change to records, by whichever process. Collections have no way to stop that: it says nothing while nobody watches. */
export function watchRecords(records: WatchedRecords, listener: RecordListener): void {
  const { accounts, apiKeys, users, keyPolicies, accountGroups } = records;
  const tell = (kind: RecordKind) => (id: string) => listener.changed(kind, id);
  accounts.collection.onChange(tell('accounts'));
  accounts.credentialCollection.onChange(tell('accounts'));
  accountGroups.collection.onChange(tell('account-groups'));
  records.accountTestSchedules.collection.onChange(tell('account-tests'));
  apiKeys.collection.onChange(tell('api-keys'));
  users.collection.onChange(tell('users'));
  keyPolicies.collection.onChange(tell('key-policies'));
  records.webhooks.collection.onChange(tell('webhooks'));
  records.priceOverrides.collection.onChange(tell('prices'));
  records.repricings.collection.onChange(tell('usage-repricings'));
  records.directoryConfiguration.collection.onChange(tell('directory'));
  // Of a key that is gone for good nobody can say whose it was; deleted ones are kept for long before.
  apiKeys.collection.onChange((id, apiKey) => apiKey && listener.ownChanged(apiKey.userId, 'api-keys', id));
  users.collection.onChange((id) => listener.ownChanged(id, 'profile', id));
  keyPolicies.collection.onChange((id) => listener.ownChanged(undefined, 'key-policies', id));
  accountGroups.collection.onChange((id) => listener.ownChanged(undefined, 'profile', id));
}
