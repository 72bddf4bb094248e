import { PARTITION_COUNT, type RedisConnection, partitionOf, redisKeys } from '@app/redis';
import { daysBetween } from './day-key';
import { type Dimension, type Totals, addFields, idWithinUser, noTotals } from './totals-fields';

export const groupings = ['total', 'day', 'user', 'key', 'account', 'model'] as const;
export type Grouping = (typeof groupings)[number];

export interface TotalsQuestion {
  /** First and last day, both included, as `2026-11-21`. */
  readonly from: string;
  readonly to: string;
  readonly by: Grouping;
}

/** What one user used; accounts are nobody's. */
export interface UserTotalsQuestion extends TotalsQuestion {
  readonly by: Exclude<Grouping, 'account'>;
  readonly userId: string;
}

export interface TotalsRow {
  /** Day, user id, key id, account id or model name, as asked; empty for the total. */
  readonly id: string;
  readonly totals: Totals;
}

/** Reads sums of usage records. What a worker has not added yet (a second or two) is not in them. */
export class TotalsReader {
  constructor(private readonly connection: RedisConnection) {}

  async read({ from, to, by }: TotalsQuestion): Promise<TotalsRow[]> {
    const sums = new Map<string, Totals>();
    await this.eachDay(from, to, allPartitions, (hash, day) => {
      if (by === 'day' || by === 'total') addTo(sums, by === 'day' ? day : '', totalsOf(hash, 'total', ''));
      else addFields(sums, hash, by);
    });
    return rowsOf(sums);
  }

  async readOfUser({ from, to, by, userId }: UserTotalsQuestion): Promise<TotalsRow[]> {
    const sums = new Map<string, Totals>();
    await this.eachDay(from, to, [partitionOf(userId)], (hash, day) => {
      if (by === 'key' || by === 'model') addFieldsOfUser(sums, hash, by, userId);
      else addTo(sums, { total: '', day, user: userId }[by], totalsOf(hash, 'user', userId));
    });
    return rowsOf(sums);
  }

  private async eachDay(
    from: string,
    to: string,
    partitions: readonly number[],
    take: (hash: Readonly<Record<string, string>>, day: string) => void,
  ): Promise<void> {
    const reads = daysBetween(from, to).flatMap((day) => partitions.map((partition) => ({ day, partition })));
    await Promise.all(
      reads.map(async ({ day, partition }) =>
        take(await this.connection.hgetall(redisKeys.usageDay(partition, day)), day),
      ),
    );
  }
}

const allPartitions = Array.from({ length: PARTITION_COUNT }, (_, partition) => partition);

function totalsOf(hash: Readonly<Record<string, string>>, dimension: Dimension, id: string): Totals {
  const sums = new Map<string, Totals>();
  addFields(sums, hash, dimension);
  return sums.get(id) ?? noTotals;
}

function addFieldsOfUser(
  sums: Map<string, Totals>,
  hash: Readonly<Record<string, string>>,
  by: 'key' | 'model',
  userId: string,
): void {
  const ofPartition = new Map<string, Totals>();
  addFields(ofPartition, hash, `user-${by}`);
  const prefix = idWithinUser(userId, '');
  for (const [id, totals] of ofPartition) {
    if (id.startsWith(prefix)) addTo(sums, id.slice(prefix.length), totals);
  }
}

function addTo(sums: Map<string, Totals>, id: string, totals: Totals): void {
  if (totals.requests > 0n) sums.set(id, sumOfTotals(sums.get(id) ?? noTotals, totals));
}

export function sumOfTotals(first: Totals, second: Totals): Totals {
  const metrics = Object.keys(first) as (keyof Totals)[];
  return Object.fromEntries(metrics.map((metric) => [metric, first[metric] + second[metric]])) as unknown as Totals;
}

function rowsOf(sums: ReadonlyMap<string, Totals>): TotalsRow[] {
  return [...sums].map(([id, totals]) => ({ id, totals })).sort((first, second) => first.id.localeCompare(second.id));
}
