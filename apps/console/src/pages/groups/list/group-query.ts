import type { paths } from '@app/admin-client';
import type { ListState } from '../../../lists/use-list-state';
import { strategies } from '../group';
import { ROWS_OF_A_PAGE } from '../../../lists/rows-of-a-page';

type Query = NonNullable<paths['/admin/account-groups']['get']['parameters']['query']>;

const sorts = ['name', 'strategy', 'createdAt', 'accountCount', 'memberCount', 'keyCount'] as const;
const isSort = (value: string): value is NonNullable<Query['sort']> =>
  (sorts as readonly string[]).includes(value.replace(/^-/, ''));

/** What the address says, as far as the control plane takes it. */
export function groupQuery({
  search,
  sort,
  cursor,
  filter,
}: Pick<ListState, 'search' | 'sort' | 'cursor' | 'filter'>): Query {
  const strategy = strategies.find((each) => each === filter('strategy'));
  return {
    limit: ROWS_OF_A_PAGE,
    ...(search === '' ? {} : { search }),
    ...(sort !== undefined && isSort(sort) ? { sort } : {}),
    ...(cursor === undefined ? {} : { cursor }),
    ...(strategy ? { strategy } : {}),
  };
}
