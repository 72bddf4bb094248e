import type { paths } from '@app/admin-client';
import { platforms } from '../../components/platform-name/platforms';
import type { ListState } from '../../lists/use-list-state';
import type { AccountStatus } from '../account';
import { ROWS_OF_A_PAGE } from '../../lists/rows-of-a-page';

type Query = NonNullable<paths['/admin/accounts']['get']['parameters']['query']>;

/** What needs somebody first. */
export const accountStatuses: readonly AccountStatus[] = [
  ...(['needs_reauth', 'unreadable', 'expired', 'cooling', 'paused', 'available'] as const),
];
const sorts = [
  ...(['name', 'state', 'running', 'spent', 'priority', 'lastUsedAt', 'createdAt', 'platform'] as const),
] as const;
const isSort = (value: string): value is NonNullable<Query['sort']> =>
  (sorts as readonly string[]).includes(value.replace(/^-/, ''));

const one = <Value extends string>(values: readonly Value[], given: string | undefined): Value | undefined =>
  values.find((value) => value === given);

/** What the address says, as far as the control plane takes it: addresses are written by hand, too. */
export function accountQuery(list: Pick<ListState, 'search' | 'sort' | 'cursor' | 'filter'>): Query {
  const { search, sort, cursor } = list;
  const state = one(accountStatuses, list.filter('state'));
  const platform = one(platforms, list.filter('platform'));
  const personal = one(['true', 'false'], list.filter('personal'));
  const [groupId, ownerId] = [list.filter('groupId'), list.filter('ownerId')];
  return {
    limit: ROWS_OF_A_PAGE,
    ...(search === '' ? {} : { search }),
    ...(sort !== undefined && isSort(sort) ? { sort } : {}),
    ...(cursor === undefined ? {} : { cursor }),
    ...(state ? { state } : {}),
    ...(platform ? { platform } : {}),
    ...(personal ? { personal: personal === 'true' } : {}),
    ...(groupId === undefined ? {} : { groupId }),
    ...(ownerId === undefined ? {} : { ownerId }),
  };
}
