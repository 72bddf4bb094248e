import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { components } from '@app/admin-client';
import { client } from '../../api/control-plane';
import { ProblemError } from '../../api/problem';
import type { Answered } from '../../lists/data-list';
import type { RecordsQuery } from './records-question';
import { ROWS_OF_A_PAGE } from '../../lists/rows-of-a-page';

export type UsageRecord = components['schemas']['NamedUsageRecordView'];

/** The control plane looks at so many records for a page and no further: what is rare may lie behind some empty pages. */
const MOST_EMPTY_PAGES = 10;

/** A page of records; empty pages with more behind them are turned over. */
export function useRecords(
  question: RecordsQuery,
  sort: 'endedAt' | '-endedAt',
  cursor: string | undefined,
): Answered<UsageRecord> {
  const query = { ...question, sort, limit: ROWS_OF_A_PAGE };
  return useQuery({
    queryKey: ['get', '/admin/usage/records', { query, cursor }],
    queryFn: async ({ signal }) => {
      let at = cursor;
      for (let empty = 0; ; empty += 1) {
        const { data, error } = await client.GET('/admin/usage/records', {
          params: { query: { ...query, ...(at === undefined ? {} : { cursor: at }) } },
          signal,
        });
        if (!data) throw new ProblemError(error);
        if (data.items.length > 0 || data.nextCursor === null || empty === MOST_EMPTY_PAGES) return data;
        at = data.nextCursor;
      }
    },
    placeholderData: keepPreviousData,
  });
}
