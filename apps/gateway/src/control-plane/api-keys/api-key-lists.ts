import { Injectable } from '@nestjs/common';
import { AccountGroups, Accounts } from '@app/accounts';
import type { ApiKey } from '@app/api-keys';
import { Users, isActive } from '@app/auth';
import { formatDollars } from '@app/common';
import { type LastUseTimes, LastUses, SpentToday } from '@app/usage';
import { momentOf } from '../../limits/moment';
import { type ListOrder, momentIn } from '../paging/list-order';
import type { CountedPage } from '../paging/page';
import { type SortedQuery, sortedPageOf } from '../paging/sorted-page';
import type { ApiKeySort } from './api-key-sorts';
import { viewOfApiKey } from './api-key.view';
import type { OwnApiKeyAnswer, ShownApiKeyAnswer } from './listed-api-key.view';

/** Keys as lists show them: in order, and with what is known of them elsewhere. */
@Injectable()
export class ApiKeyLists {
  constructor(
    private readonly users: Users,
    private readonly groups: AccountGroups,
    private readonly accounts: Accounts,
    private readonly lastUses: LastUses,
    private readonly spentToday: SpentToday,
  ) {}

  /** @param found all keys that fit the query */
  async page<Name extends ApiKeySort>(
    found: readonly ApiKey[],
    query: SortedQuery<Name>,
  ): Promise<CountedPage<ShownApiKeyAnswer>> {
    const { items, ...rest } = await this.sorted(found, query);
    return { ...rest, items: await this.shown(items) };
  }

  async ownPage<Name extends ApiKeySort>(
    found: readonly ApiKey[],
    query: SortedQuery<Name>,
  ): Promise<CountedPage<OwnApiKeyAnswer>> {
    const { items, ...rest } = await this.sorted(found, query);
    return { ...rest, items: await this.own(items) };
  }

  /** For who manages keys, in the order of the keys. */
  async shown(apiKeys: readonly ApiKey[]): Promise<ShownApiKeyAnswer[]> {
    const own = await this.own(apiKeys);
    return own.map((answer) => {
      const owner = this.users.get(answer.userId);
      return {
        ...answer,
        ...{ ownerUsername: owner?.username ?? null, ownerDisplayName: owner?.displayName ?? null },
        ownerActive: owner !== undefined && isActive(owner),
        fallbackGroupName: this.groupName(answer.fallbackGroupId) ?? null,
        accountName: (answer.accountId === undefined ? undefined : this.accounts.get(answer.accountId)?.name) ?? null,
      };
    });
  }

  /** For their owner, in the order of the keys. */
  async own(apiKeys: readonly ApiKey[]): Promise<OwnApiKeyAnswer[]> {
    const [uses, spent] = await Promise.all([this.lastUses.ofKeysAndUsers(), this.spentToday.ofKeys(apiKeys)]);
    return apiKeys.map((apiKey, index) => ({
      ...viewOfApiKey(apiKey),
      groupName: this.groupName(apiKey.groupId) ?? null,
      lastUsedAt: momentOf(uses.get(apiKey.id)),
      spentTodayUsd: formatDollars(spent[index] ?? 0n),
    }));
  }

  private async sorted<Name extends ApiKeySort>(
    found: readonly ApiKey[],
    query: SortedQuery<Name>,
  ): Promise<CountedPage<ApiKey>> {
    return sortedPageOf(found, query, this.order(await this.lastUses.ofKeysAndUsers()));
  }

  private order(uses: LastUseTimes): ListOrder<ApiKeySort, ApiKey> {
    return {
      values: {
        name: ({ name }) => name,
        createdAt: ({ createdAt }) => momentIn(createdAt),
        expiresAt: ({ expiresAt }) => momentIn(expiresAt),
        lastUsedAt: ({ id }) => uses.get(id),
        group: ({ groupId }) => this.groupName(groupId),
        owner: ({ userId }) => this.users.get(userId)?.username,
        origin: ({ origin = 'administrator' }) => origin,
        deletedAt: ({ deletedAt }) => momentIn(deletedAt),
      },
      otherwise: 'createdAt',
    };
  }

  private groupName(id: string | undefined): string | undefined {
    return id === undefined ? undefined : this.groups.get(id)?.name;
  }
}
