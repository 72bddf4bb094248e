import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { paths } from '@app/admin-client';
import { client } from '../api/control-plane';
import { ProblemError } from '../api/problem';
import type { Answered } from '../lists/data-list';
import { firstFilledPage } from '../lists/first-filled-page';
import type { AuditEntry } from './audit-entry';
import { ROWS_OF_A_PAGE } from '../lists/rows-of-a-page';

/** What is asked for of the audit log and of its exports. */
export type AuditQuery = Omit<
  NonNullable<paths['/admin/audit']['get']['parameters']['query']>,
  'cursor' | 'limit' | 'sort'
>;

/** A page of the audit log; empty pages with more behind them are turned over. */
export function useAuditEntries(
  question: AuditQuery,
  sort: 'seq' | '-seq',
  cursor: string | undefined,
): Answered<AuditEntry> {
  const query = { ...question, sort, limit: ROWS_OF_A_PAGE };
  return useQuery({
    queryKey: ['get', '/admin/audit', { query, cursor }],
    queryFn: ({ signal }) =>
      firstFilledPage(async (at) => {
        const { data, error } = await client.GET('/admin/audit', {
          params: { query: { ...query, ...(at === undefined ? {} : { cursor: at }) } },
          signal,
        });
        if (!data) throw new ProblemError(error);
        return data;
      }, cursor),
    placeholderData: keepPreviousData,
  });
}
