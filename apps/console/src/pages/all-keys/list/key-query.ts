import type { paths } from '@app/admin-client';
import { oneOf, sortOf } from '../../../lists/one-of';
import type { ListState } from '../../../lists/use-list-state';
import { type KeyFilterState, keyFilterStates, origins } from '../any-key';
import { ROWS_OF_A_PAGE } from '../../../lists/rows-of-a-page';

type KeyQuery = NonNullable<paths['/admin/api-keys']['get']['parameters']['query']>;

const sorts = [
  ...(['name', 'owner', 'group', 'lastUsedAt', 'expiresAt', 'createdAt'] as const),
  ...(['origin', 'deletedAt'] as const),
];

const filtersOfState: Readonly<Record<KeyFilterState, KeyQuery>> = {
  enabled: { enabled: true, expired: false },
  disabled: { enabled: false },
  expired: { expired: true },
  resting: { ownerActive: false },
  deleted: { deleted: true },
};

/** What the address asks for, as the control plane is asked. */
export function keyQueryOf(list: Pick<ListState, 'search' | 'sort' | 'cursor' | 'filter'>): KeyQuery {
  const { search, cursor, filter } = list;
  const sort = sortOf(sorts, list.sort);
  const state = oneOf(keyFilterStates, filter('state'));
  const origin = oneOf(origins, filter('origin'));
  const [userId, groupId, accountId, tag] = [filter('userId'), filter('groupId'), filter('accountId'), filter('tag')];
  return {
    limit: ROWS_OF_A_PAGE,
    ...(state === undefined ? {} : filtersOfState[state]),
    ...(search === '' ? {} : { search }),
    ...(cursor === undefined ? {} : { cursor }),
    ...(sort === undefined ? {} : { sort }),
    ...(origin === undefined ? {} : { origin }),
    ...(userId === undefined ? {} : { userId }),
    ...(groupId === undefined ? {} : { groupId }),
    ...(accountId === undefined ? {} : { accountId }),
    ...(tag === undefined ? {} : { tag }),
  };
}
