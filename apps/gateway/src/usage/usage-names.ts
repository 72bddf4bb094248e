import { Injectable } from '@nestjs/common';
import { AccountGroups, Accounts } from '@app/accounts';
import { ApiKeys } from '@app/api-keys';
import { Users } from '@app/auth';
import type { Grouping } from '@app/usage';

/** What people call what the sums of usage name by id. */
@Injectable()
export class UsageNames {
  constructor(
    private readonly apiKeys: ApiKeys,
    private readonly users: Users,
    private readonly accounts: Accounts,
    private readonly accountGroups: AccountGroups,
  ) {}

  /** Undefined where an id is a name already, and for what is gone. */
  nameOf(by: Grouping, id: string): string | undefined {
    if (by === 'key') return this.apiKeys.collection.get(id)?.name;
    if (by === 'user') return this.users.collection.get(id)?.username;
    if (by === 'account') return this.accounts.collection.get(id)?.name;
    return by === 'group' ? this.accountGroups.collection.get(id)?.name : undefined;
  }
}
