import type { paths } from '@app/admin-client';
import { oneOf, sortOf } from '../../../lists/one-of';
import type { ListState } from '../../../lists/use-list-state';
import { filtersOfState, personStates, providers, roles } from '../person';
import { ROWS_OF_A_PAGE } from '../../../lists/rows-of-a-page';

type PeopleQuery = NonNullable<paths['/admin/users']['get']['parameters']['query']>;

const sorts = [
  ...(['username', 'displayName', 'email', 'role', 'provider', 'createdAt', 'deletedAt'] as const),
  ...(['keyCount', 'lastUsedAt', 'lastSignInAt'] as const),
];

/** What the address asks for, as the control plane is asked. */
export function peopleQueryOf(list: Pick<ListState, 'search' | 'sort' | 'cursor' | 'filter'>): PeopleQuery {
  const { search, cursor, filter } = list;
  const sort = sortOf(sorts, list.sort);
  const role = oneOf(roles, filter('role'));
  const provider = oneOf(providers, filter('provider'));
  const [tag, groupId] = [filter('tag'), filter('groupId')];
  return {
    limit: ROWS_OF_A_PAGE,
    ...filtersOfState(oneOf(personStates, filter('state'))),
    ...(search === '' ? {} : { search }),
    ...(cursor === undefined ? {} : { cursor }),
    ...(sort === undefined ? {} : { sort }),
    ...(role === undefined ? {} : { role }),
    ...(provider === undefined ? {} : { provider }),
    ...(tag === undefined ? {} : { tag }),
    ...(groupId === undefined ? {} : { groupId }),
  };
}
