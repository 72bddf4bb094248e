import { ControlPlaneError } from '../problem/control-plane-error';
import { DEFAULT_LIMIT, type PageQuery } from './page-query';

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Null on the last page. */
  readonly nextCursor: string | null;
}

/** Of a list whose length is known. */
export interface CountedPage<Item> extends Page<Item> {
  /** All records that fit, on whatever page. */
  readonly total: number;
}

interface Listed {
  readonly id: string;
  readonly createdAt: string;
}

/**
 * One page of a list that is sorted by creation. The cursor names the last record seen and not a position, so that nothing is shown
 * twice or left out when records come and go between two pages.
 * @throws ControlPlaneError `caller_request_invalid` for a cursor that is not one of ours
 */
export function pageOf<Item extends Listed>(
  sorted: readonly Item[],
  { limit = DEFAULT_LIMIT, cursor }: PageQuery,
): Page<Item> {
  const rest = cursor === undefined ? sorted : sorted.slice(indexAfter(sorted, cursor));
  const items = rest.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: last && rest.length > limit ? writeCursor(last) : null };
}

function indexAfter(sorted: readonly Listed[], cursor: string): number {
  const seen = readCursor(cursor);
  // Where a list is sorted by something that moves, the record is not where it was.
  const place = sorted.findIndex(({ id }) => id === seen.id);
  if (place >= 0) return place + 1;
  const index = sorted.findIndex(
    ({ id, createdAt }) =>
      createdAt > seen.createdAt || (createdAt === seen.createdAt && id.localeCompare(seen.id) > 0),
  );
  return index < 0 ? sorted.length : index;
}

const writeCursor = ({ createdAt, id }: Listed): string => Buffer.from(`${createdAt} ${id}`).toString('base64url');

function readCursor(cursor: string): Listed {
  const [createdAt, id, ...rest] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  if (createdAt === undefined || id === undefined || rest.length > 0 || Number.isNaN(Date.parse(createdAt))) {
    throw new ControlPlaneError('caller_request_invalid', 'This cursor is not one that was given out', {
      fields: [{ field: 'cursor', message: 'is not one that was given out' }],
    });
  }
  return { createdAt, id };
}
