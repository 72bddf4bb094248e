import { Injectable } from '@nestjs/common';
import { AccountGroups, Accounts } from '@app/accounts';
import type { ApiKey } from '@app/api-keys';
import { fieldRefused } from '../problem/refusals';

type Binding = Pick<ApiKey, 'userId' | 'groupId' | 'accountId' | 'fallbackGroupId'>;
type Named = Readonly<Partial<Record<Exclude<keyof Binding, 'userId'>, string | null>>>;

/** What keys may be bound to. */
@Injectable()
export class KeyBindings {
  constructor(
    private readonly accounts: Accounts,
    private readonly groups: AccountGroups,
  ) {}

  /**
   * @param binding of the key as it would be
   * @param named what the request says of it: a group that went away must not stand in the way of another change
   * @throws ControlPlaneError `caller_request_invalid`
   */
  requireGood({ userId, groupId, accountId, fallbackGroupId }: Binding, named: Named): void {
    if (groupId !== undefined && accountId !== undefined) {
      throw fieldRefused(named.accountId ? 'accountId' : 'groupId', 'cannot be given together with the other binding');
    }
    if (fallbackGroupId !== undefined && groupId === undefined && accountId === undefined) {
      throw fieldRefused('fallbackGroupId', 'needs a groupId or an accountId to fall back from');
    }
    if (fallbackGroupId !== undefined && fallbackGroupId === groupId) {
      throw fieldRefused('fallbackGroupId', 'must be another group than groupId');
    }
    if (named.groupId) this.requireGroup('groupId', named.groupId);
    if (named.fallbackGroupId) this.requireGroup('fallbackGroupId', named.fallbackGroupId);
    if (named.accountId) this.requireAccount(named.accountId, userId);
  }

  private requireGroup(field: string, id: string): void {
    if (!this.groups.get(id)) throw fieldRefused(field, 'is not the id of an account group');
  }

  private requireAccount(id: string, userId: string): void {
    const account = this.accounts.get(id);
    if (!account) throw fieldRefused('accountId', 'is not the id of an account');
    if (account.personal && account.ownerId !== userId) {
      throw fieldRefused('accountId', 'is the personal account of somebody else');
    }
  }
}
