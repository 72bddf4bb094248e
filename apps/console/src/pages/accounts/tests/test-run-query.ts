import type { paths } from '@app/admin-client';
import type { ListState } from '../../../lists/use-list-state';

type Query = NonNullable<paths['/admin/accounts/{id}/tests']['get']['parameters']['query']>;

const sorts = ['at', '-at', 'tookMs', '-tookMs', 'firstByteMs', '-firstByteMs'] as const satisfies Query['sort'][];
const triggers = ['schedule', 'manual'] as const;

/** What the address says, as far as the control plane takes it. */
export function testRunQuery({ sort, cursor, filter }: Pick<ListState, 'sort' | 'cursor' | 'filter'>): Query {
  const known = sorts.find((each) => each === sort);
  const trigger = triggers.find((each) => each === filter('trigger'));
  const ok = filter('ok');
  return {
    limit: 20,
    ...(known === undefined ? {} : { sort: known }),
    ...(cursor === undefined ? {} : { cursor }),
    ...(trigger === undefined ? {} : { trigger }),
    ...(ok === 'true' || ok === 'false' ? { ok: ok === 'true' } : {}),
  };
}
