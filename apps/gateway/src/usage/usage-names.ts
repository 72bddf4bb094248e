import { Injectable } from '@nestjs/common';
import { AccountGroups, Accounts } from '@app/accounts';
import { ApiKeys } from '@app/api-keys';
import { Users } from '@app/auth';
import type { Grouping, UsageRecord } from '@app/usage';
import { type NamedUsageRecordAnswer, viewOfUsageRecord } from './usage-record.view';

/** What people call what sums and records of usage name by id. */
@Injectable()
export class UsageNames {
  constructor(
    private readonly apiKeys: ApiKeys,
    private readonly users: Users,
    private readonly accounts: Accounts,
    private readonly accountGroups: AccountGroups,
  ) {}

  viewOfRecord(record: UsageRecord): NamedUsageRecordAnswer {
    const { userId, keyId, accountId, groupId } = record;
    return {
      ...viewOfUsageRecord(record),
      username: this.nameOf('user', userId) ?? null,
      keyName: this.nameOf('key', keyId) ?? null,
      accountName: this.nameOf('account', accountId) ?? null,
      groupName: (groupId === undefined ? undefined : this.nameOf('group', groupId)) ?? null,
    };
  }

  /** Undefined where an id is a name already, and for what is gone. */
  nameOf(by: Grouping, id: string): string | undefined {
    if (by === 'key') return this.apiKeys.collection.get(id)?.name;
    if (by === 'user') return this.users.collection.get(id)?.username;
    if (by === 'account') return this.accounts.collection.get(id)?.name;
    return by === 'group' ? this.accountGroups.collection.get(id)?.name : undefined;
  }
}
