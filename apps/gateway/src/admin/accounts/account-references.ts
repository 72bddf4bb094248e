import { Inject, Injectable } from '@nestjs/common';
import { type Account, AccountGroups, type NewAccount } from '@app/accounts';
import { Users } from '@app/auth';
import type { PlatformAdapters } from '@app/platforms';
import { ADAPTERS } from '../../bootstrap/tokens';
import { fieldRefused } from '../../control-plane/problem/refusals';

/** What the settings of an account point at. All methods throw a refusal that names the field. */
@Injectable()
export class AccountReferences {
  constructor(
    private readonly groups: AccountGroups,
    private readonly users: Users,
    @Inject(ADAPTERS) private readonly adapters: PlatformAdapters,
  ) {}

  requireOwner({ personal, ownerId }: Pick<Account, 'personal' | 'ownerId'>): void {
    if (personal && ownerId === undefined) throw fieldRefused('ownerId', 'is needed for a personal account');
    if (ownerId !== undefined && !this.users.get(ownerId)) throw fieldRefused('ownerId', 'is not the id of a user');
  }

  /** A sandbox may be started later; nothing else gets an address by itself. */
  requireAddress({ proxy: _proxy, ...account }: NewAccount): void {
    const { platform } = account;
    const origin = this.adapters[platform].originOf({ ...account, id: '', createdAt: '' });
    if (platform === 'sandbox' || origin !== '') return;
    throw fieldRefused('baseUrl', `is needed for an account of ${platform}`);
  }

  /** Asks only for those that a request names: a group that went away must not stand in the way of another change. */
  requireGroups({ groupIds }: { readonly groupIds?: readonly string[] | null }): void {
    const unknown = groupIds?.find((id) => !this.groups.get(id));
    if (unknown !== undefined) throw fieldRefused('groupIds', 'each value must be the id of an account group');
  }
}
