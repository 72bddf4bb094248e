import { fieldRefused } from '../problem/refusals';
import type { Sort } from './list-order';

/** In front of cursors of lists that go from the oldest to the newest. What is not in memory can be read in these two ways only. */
const RISING = 'r';

export const isRising = (sort: Sort<string> | undefined): boolean => sort !== undefined && !sort.startsWith('-');

/** The cursor of a page of a list that goes by time, as the client is given it. */
export const writeTimeCursor = (cursor: string | null | undefined, sort: Sort<string> | undefined): string | null =>
  cursor == null ? null : `${isRising(sort) ? RISING : ''}${cursor}`;

/**
 * What was written into a cursor.
 * @param form what it has to look like
 * @throws ControlPlaneError `caller_request_invalid` for a cursor that is not one of ours, or of the other direction
 */
export function readTimeCursor(
  cursor: string | undefined,
  sort: Sort<string> | undefined,
  form: RegExp,
): string | undefined {
  if (cursor === undefined) return undefined;
  const isOfRising = cursor.startsWith(RISING);
  const text = isOfRising ? cursor.slice(RISING.length) : cursor;
  if (!form.test(text)) throw fieldRefused('cursor', 'is not one that a page before has given');
  if (isOfRising !== isRising(sort))
    throw fieldRefused('cursor', 'belongs to another order: begin with the first page');
  return text;
}
