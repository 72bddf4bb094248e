import { type ListOrder, momentIn } from '../../control-plane/paging/list-order';
import type { AccountGroupSort } from './account-group-query';
import type { AccountGroupView } from './account-group.view';

export const accountGroupOrder: ListOrder<AccountGroupSort, AccountGroupView> = {
  values: {
    name: ({ name }) => name,
    strategy: ({ strategy }) => strategy,
    createdAt: ({ createdAt }) => momentIn(createdAt),
    accountCount: ({ accountCount }) => accountCount,
    memberCount: ({ memberCount }) => memberCount,
    keyCount: ({ keyCount }) => keyCount,
  },
  otherwise: 'createdAt',
};
