import type { RecordsFilter, UsageRecord, UsageRecords } from '@app/usage';
import type { Page } from '../control-plane/paging/page';
import { DEFAULT_LIMIT, type PageQuery } from '../control-plane/paging/page-query';
import type { Sort } from '../control-plane/paging/list-order';
import { isRising, readTimeCursor, writeTimeCursor } from '../control-plane/paging/time-order';
import { fieldRefused } from '../control-plane/problem/refusals';

export type RecordsPageQuery = PageQuery & { readonly sort?: Sort<'endedAt'> };
const cursorForm = /^[\d-]+$/;

/** @throws ControlPlaneError `caller_request_invalid` for a cursor that no page has given */
export async function pageOfRecords<View>(
  records: UsageRecords,
  filter: RecordsFilter,
  { limit = DEFAULT_LIMIT, cursor, sort }: RecordsPageQuery,
  viewOf: (record: UsageRecord) => View,
): Promise<Page<View>> {
  try {
    const direction = isRising(sort) ? 'oldest-first' : 'newest-first';
    const page = await records.list(filter, limit, readTimeCursor(cursor, sort, cursorForm), direction);
    return { items: page.items.map(viewOf), nextCursor: writeTimeCursor(page.nextCursor, sort) };
  } catch (error) {
    if (error instanceof RangeError) throw fieldRefused('cursor', 'is not one that a page before has given');
    throw error;
  }
}
