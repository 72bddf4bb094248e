import type { Account } from '@app/accounts';
import { fits } from '../../control-plane/paging/fits';
import { createIdSearch, createSearch } from '../../control-plane/paging/search';
import type { AccountQuery } from './account-query';
import type { AccountStatus } from './account-state.view';

/** What an account does not say of itself. */
export interface AccountSurroundings {
  readonly statusOf: (account: Account) => AccountStatus;
  readonly usernameOf: (userId: string) => string | undefined;
  readonly groupNameOf: (groupId: string) => string | undefined;
}

/** Those accounts that a query asks for, in the same order. */
export function filterAccounts(
  accounts: readonly Account[],
  query: AccountQuery,
  { statusOf, usernameOf, groupNameOf }: AccountSurroundings,
): Account[] {
  const { platform, groupId, state, personal, ownerId, schedulable } = query;
  const [isFound, isId] = [createSearch(query.search), createIdSearch(query.search)];
  return accounts.filter(
    (account) =>
      fits(platform, account.platform) &&
      fits(personal, account.personal) &&
      fits(ownerId, account.ownerId) &&
      fits(schedulable, account.schedulable) &&
      (groupId === undefined || account.groupIds?.includes(groupId) === true) &&
      (state === undefined || statusOf(account) === state) &&
      (isId(account.id) ||
        isFound(
          ...[account.name, account.platform, account.baseUrl],
          account.ownerId === undefined ? undefined : usernameOf(account.ownerId),
          ...(account.groupIds ?? []).map(groupNameOf),
        )),
  );
}
