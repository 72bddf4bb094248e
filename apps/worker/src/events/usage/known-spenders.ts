import { AccountGroups } from '@app/accounts';
import { ApiKeys, KeyOwners, KeyPolicies, KeyRights } from '@app/api-keys';
import { Users } from '@app/auth';
import type { Clock } from '@app/common';
import type { RedisConnection } from '@app/redis';
import type { Spender, SpenderDirectory } from '@app/usage/worker';

type RecordedNames = Parameters<SpenderDirectory['spendersOf']>[0];

/** Keys and people with the limits that admission holds against them: of keys that people issued themselves, as policies bound them. */
export class KnownSpenders implements SpenderDirectory {
  private readonly users: Users;
  private readonly apiKeys: ApiKeys;
  private readonly policies: KeyPolicies;
  private readonly groups: AccountGroups;
  private readonly owners: KeyOwners;
  private readonly rights: KeyRights;

  constructor(connection: RedisConnection, clock: Clock) {
    this.users = new Users(connection, clock);
    this.apiKeys = new ApiKeys(connection, clock);
    this.policies = new KeyPolicies(connection, clock);
    this.groups = new AccountGroups(connection, clock);
    this.owners = new KeyOwners(this.groups);
    this.rights = new KeyRights(this.policies, clock);
  }

  async sync(): Promise<void> {
    await Promise.all(
      [this.users, this.apiKeys, this.policies, this.groups].map(({ collection }) => collection.sync()),
    );
  }

  readonly spendersOf = ({ keyId, userId }: RecordedNames): readonly Spender[] =>
    [this.keySpender(keyId), this.userSpender(userId)].filter((spender) => spender !== undefined);

  /** A key is counted where its owner of today is: what it spent has gone there with it. */
  private keySpender(keyId: string): Spender | undefined {
    const apiKey = this.apiKeys.get(keyId);
    const user = apiKey && this.users.get(apiKey.userId);
    if (!apiKey || !user || apiKey.deletedAt !== undefined) return undefined;
    const owner = this.owners.ownerOf(user);
    return {
      ...{ kind: 'key', id: keyId, name: apiKey.name, userId: user.id },
      limits: this.rights.limitsOf(apiKey, owner),
      groupIds: apiKey.groupId === undefined ? owner.groupIds : [apiKey.groupId],
    };
  }

  private userSpender(userId: string): Spender | undefined {
    const user = this.users.get(userId);
    if (!user || user.deletedAt !== undefined) return undefined;
    const { groupIds } = this.owners.ownerOf(user);
    return { kind: 'user', id: userId, name: user.username, userId, limits: user.limits, groupIds };
  }
}
