import { Injectable } from '@nestjs/common';
import { LastSignIns, type User, Users } from '@app/auth';
import type { Role } from '@app/common';
import { LastUses } from '@app/usage';
import { type ListOrder, momentIn } from '../../control-plane/paging/list-order';
import type { CountedPage } from '../../control-plane/paging/page';
import { sortedPageOf } from '../../control-plane/paging/sorted-page';
import type { Plain } from '../../control-plane/plain';
import { momentOf } from '../../limits/moment';
import { Memberships } from '../../people/memberships';
import { filterUsers } from './filter-users';
import type { UserQuery, UserSort } from './user-query';
import { UserViews } from './user-views';
import type { ListedUserView } from './user.view';

export type ListedUserAnswer = Plain<ListedUserView>;

type Times = ReadonlyMap<string, number>;

/** When people were last seen, by their ids. */
interface Seen {
  readonly uses: Times;
  readonly signIns: Times;
}

const ranks: Readonly<Record<Role, number>> = { owner: 0, admin: 1, operator: 2, member: 3 };

/** People as a list shows them: found, in order, and with what is known of them elsewhere. */
@Injectable()
export class ListedUsers {
  constructor(
    private readonly users: Users,
    private readonly views: UserViews,
    private readonly memberships: Memberships,
    private readonly lastUses: LastUses,
    private readonly lastSignIns: LastSignIns,
  ) {}

  async page(query: UserQuery): Promise<CountedPage<ListedUserAnswer>> {
    const seen = await this.seen();
    const keyCounts = this.views.keyCounts();
    const found = filterUsers(this.users.list(), query, (user) => this.memberships.groupIdsOf(user));
    const { items, ...rest } = sortedPageOf(found, query, userOrder(seen, keyCounts));
    return { ...rest, items: this.views.ofAll(items, keyCounts).map((answer) => withTimes(answer, seen)) };
  }

  async shown(user: User): Promise<ListedUserAnswer> {
    return withTimes(this.views.of(user), await this.seen());
  }

  private async seen(): Promise<Seen> {
    const [uses, signIns] = await Promise.all([this.lastUses.ofKeysAndUsers(), this.lastSignIns.all()]);
    return { uses, signIns };
  }
}

const withTimes = <Answer extends { readonly id: string }>(answer: Answer, { uses, signIns }: Seen) => ({
  ...answer,
  ...{ lastUsedAt: momentOf(uses.get(answer.id)), lastSignInAt: momentOf(signIns.get(answer.id)) },
});

const userOrder = ({ uses, signIns }: Seen, keyCounts: Times): ListOrder<UserSort, User> => ({
  values: {
    username: ({ username }) => username,
    displayName: ({ displayName }) => displayName,
    email: ({ email }) => email,
    role: ({ role }) => ranks[role],
    provider: ({ provider }) => provider,
    createdAt: ({ createdAt }) => momentIn(createdAt),
    deletedAt: ({ deletedAt }) => momentIn(deletedAt),
    keyCount: ({ id }) => keyCounts.get(id) ?? 0,
    lastUsedAt: ({ id }) => uses.get(id),
    lastSignInAt: ({ id }) => signIns.get(id),
  },
  otherwise: 'createdAt',
});
