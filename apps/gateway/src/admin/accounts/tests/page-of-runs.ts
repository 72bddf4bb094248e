import type { AccountTestRun } from '@app/accounts';
import type { Page } from '../../../control-plane/paging/page';
import { DEFAULT_LIMIT, type PageQuery } from '../../../control-plane/paging/page-query';
import { fieldRefused } from '../../../control-plane/problem/refusals';

const cursorPattern = /^tst_[0-9A-Za-z]{20}$/;

/**
 * One page of an account's tests. The cursor is the last run that was seen: where it is no longer kept, nothing older is.
 * @param runs the newest first
 * @throws ControlPlaneError `caller_request_invalid` for a cursor that is not one of ours
 */
export function pageOfRuns(
  runs: readonly AccountTestRun[],
  { limit = DEFAULT_LIMIT, cursor }: PageQuery,
): Page<AccountTestRun> {
  if (cursor !== undefined && !cursorPattern.test(cursor))
    throw fieldRefused('cursor', 'is not one that a page before has given');
  const seen = runs.findIndex(({ id }) => id === cursor);
  const rest = cursor === undefined ? runs : seen < 0 ? [] : runs.slice(seen + 1);
  const items = rest.slice(0, limit);
  return { items, nextCursor: rest.length > limit ? (items.at(-1)?.id ?? null) : null };
}
