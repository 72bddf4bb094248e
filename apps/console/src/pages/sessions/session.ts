import type { components, paths } from '@app/admin-client';
import { oneOf, sortOf } from '../../lists/one-of';
import type { ListState } from '../../lists/use-list-state';
import { ROWS_OF_A_PAGE } from '../../lists/rows-of-a-page';

export type Session = components['schemas']['SessionView'];
type Query = NonNullable<paths['/me/sessions']['get']['parameters']['query']>;

export const sessionKinds: readonly Session['kind'][] = ['console', 'device'];
const sorts = ['createdAt', 'lastUsedAt', 'kind', 'address'] as const;

/** What to ask for, from the address of the page. */
export function sessionQuery({ search, sort, cursor, filter }: ListState): Query {
  const kind = oneOf(sessionKinds, filter('kind'));
  return {
    limit: ROWS_OF_A_PAGE,
    sort: sortOf(sorts, sort) ?? '-lastUsedAt',
    ...(search === '' ? {} : { search }),
    ...(cursor === undefined ? {} : { cursor }),
    ...(kind === undefined ? {} : { kind }),
  };
}
