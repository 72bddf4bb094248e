import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { controlPlane } from '../../../api/control-plane';
import type { Explanation } from './explanation';

const MOST_ON_A_PAGE = 200;

/** What accounts are called now; absent: an account is gone, or its name is still on its way. */
export type AccountNames = ReadonlyMap<string, string>;

/** Names of all accounts that an explanation speaks of: most pools fit on one page, the others are asked for one by one. */
export function useAccountNames({ attempts, choices }: Explanation): AccountNames {
  const { data: page } = controlPlane.useQuery('get', '/admin/accounts', {
    params: { query: { limit: MOST_ON_A_PAGE, sort: 'name' } },
  });
  const found = useMemo(() => new Map(page?.items.map(({ id, name }) => [id, name])), [page]);
  const named = [...attempts, ...choices.flatMap(({ candidates }) => candidates)].map(({ accountId }) => accountId);
  const missing =
    page === undefined || page.nextCursor === null ? [] : [...new Set(named)].filter((id) => !found.has(id));
  const others = useQueries({
    queries: missing.map((id) =>
      controlPlane.queryOptions('get', '/admin/accounts/{id}', { params: { path: { id } } }),
    ),
  });
  return new Map([...found, ...others.flatMap(({ data }) => (data ? [[data.id, data.name] as const] : []))]);
}
