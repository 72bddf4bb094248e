import type { Totals, UsageRow } from '@app/usage';
import { fieldRefused } from '../control-plane/problem/refusals';

export const usageOrders = ['id', 'cost', 'requests', 'tokens'] as const;
export type UsageOrder = (typeof usageOrders)[number];

interface RowsPage {
  readonly rows: readonly UsageRow[];
  /** Null on the last page. */
  readonly nextCursor: string | null;
}

const amountOf: Readonly<Record<UsageOrder, (totals: Totals) => bigint>> = {
  id: () => 0n,
  cost: ({ costNanoDollars }) => costNanoDollars,
  requests: ({ requests }) => requests,
  tokens: ({ input, cacheRead, cacheWrite5m, cacheWrite1h, output }) =>
    input + cacheRead + cacheWrite5m + cacheWrite1h + output,
};

interface Place {
  readonly amount: bigint;
  readonly id: string;
}

/**
 * One page of rows in an order. The cursor names the last row seen and what it had, so that rows that change between two pages do not
 * move the others.
 * @param rows by id
 * @throws ControlPlaneError `caller_request_invalid` for a cursor that is not one of ours, or of another order
 */
export function pageOfRows(
  rows: readonly UsageRow[],
  order: UsageOrder,
  limit: number,
  cursor: string | undefined,
): RowsPage {
  const placed = rows.map((row) => ({ row, amount: amountOf[order](row.totals), id: row.id })).sort(compare);
  const seen = cursor === undefined ? undefined : readCursor(cursor, order);
  const rest = seen ? placed.filter((place) => compare(place, seen) > 0) : placed;
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page.map(({ row }) => row),
    nextCursor: last && rest.length > limit ? writeCursor(last, order) : null,
  };
}

function compare(first: Place, second: Place): number {
  if (first.amount !== second.amount) return first.amount > second.amount ? -1 : 1;
  return first.id === second.id ? 0 : first.id < second.id ? -1 : 1;
}

const writeCursor = ({ amount, id }: Place, order: UsageOrder): string =>
  Buffer.from(`${order} ${amount} ${id}`).toString('base64url');

function readCursor(cursor: string, order: UsageOrder): Place {
  const match = /^([a-z]+) (-?\d{1,60}) (.*)$/s.exec(Buffer.from(cursor, 'base64url').toString('utf8'));
  if (match?.[1] !== order) throw fieldRefused('cursor', 'is not one that a page before in this order has given');
  return { amount: BigInt(match[2] ?? 0), id: match[3] ?? '' };
}
