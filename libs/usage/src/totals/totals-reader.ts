import { PARTITION_COUNT, type RedisConnection, partitionOf, redisKeys } from '@app/redis';
import { daysBetween } from './day-key';
import { type Dimension, type Totals, addFields } from './totals-fields';

export interface TotalsQuestion {
  /** First and last day, both included, as `2026-11-21`. */
  readonly from: string;
  readonly to: string;
  readonly by: Dimension | 'day';
  /** Restricts `day`, `key`, `model` … to what one user used. */
  readonly userId?: string;
}

export interface TotalsRow {
  /** Day, user id, key id, account id or model name, as asked. */
  readonly id: string;
  readonly totals: Totals;
}

/** Reads sums of usage records. What a worker has not added yet (a second or two) is not in them. */
export class TotalsReader {
  constructor(private readonly connection: RedisConnection) {}

  async read({ from, to, by, userId }: TotalsQuestion): Promise<TotalsRow[]> {
    const sums = new Map<string, Totals>();
    const days = daysBetween(from, to);
    const reads = days.flatMap((day) => partitionsOf(userId).map((partition) => ({ day, partition })));
    await Promise.all(
      reads.map(async ({ day, partition }) => {
        const hash = await this.connection.hgetall(redisKeys.usageDay(partition, day));
        if (by !== 'day') addFields(sums, hash, by);
        else addDay(sums, hash, day, userId);
      }),
    );
    return [...sums].map(([id, totals]) => ({ id, totals })).sort((first, second) => first.id.localeCompare(second.id));
  }
}

const partitionsOf = (userId: string | undefined): number[] =>
  userId === undefined ? Array.from({ length: PARTITION_COUNT }, (_, partition) => partition) : [partitionOf(userId)];

function addDay(
  sums: Map<string, Totals>,
  hash: Readonly<Record<string, string>>,
  day: string,
  userId: string | undefined,
): void {
  const ofDimension = new Map<string, Totals>();
  addFields(ofDimension, hash, userId === undefined ? 'total' : 'user');
  const ofDay = ofDimension.get(userId ?? '');
  if (!ofDay) return;
  const held = sums.get(day);
  if (!held) sums.set(day, ofDay);
  else sums.set(day, sumOf(held, ofDay));
}

function sumOf(first: Totals, second: Totals): Totals {
  const metrics = Object.keys(first) as (keyof Totals)[];
  return Object.fromEntries(metrics.map((metric) => [metric, first[metric] + second[metric]])) as unknown as Totals;
}
