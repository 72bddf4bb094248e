import { Inject, Injectable } from '@nestjs/common';
import { type Account, AccountGroups, Accounts } from '@app/accounts';
import { Users } from '@app/auth';
import { type Clock, formatDollars } from '@app/common';
import { Calendar, type LastUseTimes, LastUses } from '@app/usage';
import { CLOCK } from '../../bootstrap/tokens';
import type { CountedPage } from '../../control-plane/paging/page';
import { sortedPageOf } from '../../control-plane/paging/sorted-page';
import { momentOf } from '../../limits/moment';
import { accountOrder, spentOn } from './account-order';
import type { AccountQuery } from './account-query';
import { ACCOUNT_STATES, type AccountStateSource } from './account-state-source';
import { AccountViews } from './account-views';
import type { AccountAnswer, ShownAccountAnswer } from './account.view';
import { filterAccounts } from './filter-accounts';

/** Accounts as a list shows them: found, in order, and with what is known of them elsewhere. */
@Injectable()
export class ListedAccounts {
  constructor(
    private readonly accounts: Accounts,
    private readonly groups: AccountGroups,
    private readonly users: Users,
    private readonly views: AccountViews,
    @Inject(ACCOUNT_STATES) private readonly states: AccountStateSource,
    private readonly lastUses: LastUses,
    private readonly calendar: Calendar,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async page(query: AccountQuery): Promise<CountedPage<ShownAccountAnswer>> {
    const uses = await this.lastUses.ofAccounts();
    const found = filterAccounts([...this.accounts.collection.values()], query, {
      statusOf: (account) => this.views.statusOf(account),
      usernameOf: (userId) => this.users.get(userId)?.username,
      groupNameOf: (groupId) => this.groups.get(groupId)?.name,
    });
    const order = accountOrder({
      statusOf: (account) => this.views.statusOf(account),
      stateOf: (id) => this.states.stateOf(id),
      runningOn: (id) => this.states.runningOn?.(id),
      lastUseOf: (id) => uses.get(id),
      today: this.today(),
    });
    const { items, ...rest } = sortedPageOf(found, query, order);
    return { ...rest, items: await this.shownAll(items, uses) };
  }

  async shown(account: Account): Promise<ShownAccountAnswer> {
    const [shown] = await this.shownAll([account], await this.lastUses.ofAccounts());
    return shown ?? this.withOthers(account, this.views.of(account), undefined);
  }

  private async shownAll(accounts: readonly Account[], uses: LastUseTimes): Promise<ShownAccountAnswer[]> {
    const answers = await this.views.withForecasts(accounts);
    return accounts.map((account, index) =>
      this.withOthers(account, answers[index] ?? this.views.of(account), uses.get(account.id)),
    );
  }

  private withOthers(account: Account, answer: AccountAnswer, lastUse: number | undefined): ShownAccountAnswer {
    const { id, ownerId, groupIds = [] } = account;
    return {
      ...answer,
      ownerUsername: (ownerId === undefined ? undefined : this.users.get(ownerId)?.username) ?? null,
      groups: groupIds.flatMap((groupId) => {
        const group = this.groups.get(groupId);
        return group ? [{ id: groupId, name: group.name }] : [];
      }),
      lastUsedAt: momentOf(lastUse),
      spentTodayUsd: formatDollars(spentOn(this.today(), this.states.stateOf(id))),
    };
  }

  private today(): string {
    return this.calendar.dayOf(this.clock.now());
  }
}
