import type { RecordsFilter, UsageRecord, UsageRecords } from '@app/usage';
import type { Page } from '../control-plane/paging/page';
import { DEFAULT_LIMIT, type PageQuery } from '../control-plane/paging/page-query';
import { fieldRefused } from '../control-plane/problem/refusals';

/** @throws ControlPlaneError `caller_request_invalid` for a cursor that no page has given */
export async function pageOfRecords<View>(
  records: UsageRecords,
  filter: RecordsFilter,
  { limit = DEFAULT_LIMIT, cursor }: PageQuery,
  viewOf: (record: UsageRecord) => View,
): Promise<Page<View>> {
  try {
    const page = await records.list(filter, limit, cursor);
    return { items: page.items.map(viewOf), nextCursor: page.nextCursor ?? null };
  } catch (error) {
    if (error instanceof RangeError) throw fieldRefused('cursor', 'is not one that a page before has given');
    throw error;
  }
}
