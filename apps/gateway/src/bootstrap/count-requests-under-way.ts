import type { AccountGroups } from '@app/accounts';
import type { ApiKeys, KeyPolicies, KeyRights } from '@app/api-keys';
import type { Users } from '@app/auth';
import type { RequestLedger } from '@app/usage';
import type { Memberships } from '../people/memberships';

type RequestFacts = Parameters<Parameters<RequestLedger['holdSlots']>[0]>[0];

interface LimitSources {
  readonly apiKeys: ApiKeys;
  readonly users: Users;
  readonly keyPolicies: KeyPolicies;
  readonly accountGroups: AccountGroups;
  readonly memberships: Memberships;
  readonly keyRights: KeyRights;
}

/**
 * Requests under way count against a limit of concurrency from the moment on that it is known here: one of their key or their user, or one
 * that policies give the key, because a policy, the user or a group that the user belongs to has changed.
 */
export function countRequestsUnderWay(ledger: Pick<RequestLedger, 'holdSlots'>, sources: LimitSources): void {
  const { apiKeys, users, keyPolicies, accountGroups, memberships, keyRights } = sources;

  const isKeyLimited = ({ keyId, userId }: RequestFacts): boolean => {
    const [apiKey, user] = [apiKeys.get(keyId), users.get(userId)];
    if (!apiKey || !user) return false;
    return keyRights.limitsOf(apiKey, memberships.ownerOf(user))?.concurrency !== undefined;
  };

  apiKeys.collection.onChange((id, apiKey) => {
    if (apiKey) ledger.holdSlots((facts) => facts.keyId === id && isKeyLimited(facts));
  });
  users.collection.onChange((id, user) => {
    const isUserLimited = user?.limits?.concurrency !== undefined;
    if (user) ledger.holdSlots((facts) => facts.userId === id && (isUserLimited || isKeyLimited(facts)));
  });
  keyPolicies.collection.onChange(() => ledger.holdSlots(isKeyLimited));
  accountGroups.collection.onChange(() => ledger.holdSlots(isKeyLimited));
}
