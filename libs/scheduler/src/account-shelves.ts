import type { Account, Accounts } from '@app/accounts';
import type { Scope } from './binding';

type AccountCollection = Pick<Accounts['collection'], 'get' | 'values' | 'onChange'>;

/** Accounts by group, so that a key that is bound to fifty of a thousand accounts costs fifty looks. */
export class AccountShelves {
  private readonly byGroup = new Map<string, Map<string, Account>>();
  private readonly groupsOf = new Map<string, readonly string[]>();

  constructor(private readonly accounts: AccountCollection) {
    for (const account of accounts.values()) this.put(account.id, account);
    accounts.onChange((id, account) => this.put(id, account));
  }

  /** All that can be within a scope, in no order. */
  within(scope: Scope): Iterable<Account> {
    if (scope.kind === 'pool') return this.accounts.values();
    if (scope.kind === 'group') return this.byGroup.get(scope.groupId)?.values() ?? [];
    if (scope.kind === 'groups')
      return new Set(scope.groupIds.flatMap((id) => [...(this.byGroup.get(id)?.values() ?? [])]));
    const account = this.accounts.get(scope.accountId);
    return account ? [account] : [];
  }

  private put(id: string, account: Account | undefined): void {
    for (const groupId of this.groupsOf.get(id) ?? []) {
      const members = this.byGroup.get(groupId);
      members?.delete(id);
      if (members?.size === 0) this.byGroup.delete(groupId);
    }
    this.groupsOf.delete(id);
    if (!account?.groupIds) return;
    this.groupsOf.set(id, account.groupIds);
    for (const groupId of account.groupIds) {
      const members = this.byGroup.get(groupId) ?? new Map<string, Account>();
      this.byGroup.set(groupId, members.set(id, account));
    }
  }
}
