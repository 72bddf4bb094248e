import { type RedisConnection, redisKeys } from '@app/redis';
import { type Metric, type Totals, type UsageRecord, noTotals, sumOfTotals } from '@app/usage';
import { MetricSums } from '../../libs/usage/src/rollups/metric-sums';
import { dimensions } from '../../libs/usage/src/rollups/dimensions';
import { allPartitions } from '../support/open-redis';

const XRANGE_COUNT = 2_000;
const plainMetrics = [
  ...(['requests', 'input', 'cacheRead', 'cacheWrite5m', 'output', 'costNanoDollars', 'unpriced'] as const),
  ...(['durationMs', 'durations', 'firstByteMs', 'firstBytes', 'gatewayLost'] as const),
] satisfies Metric[];

/** All records as they stand in the streams. */
export async function* recordsInStreams(redis: RedisConnection): AsyncGenerator<UsageRecord> {
  for (const partition of allPartitions) {
    for (let after = '-'; ;) {
      const entries = await redis.xrange(redisKeys.usageStream(partition), after, '+', 'COUNT', XRANGE_COUNT);
      for (const [, [, text]] of entries) yield JSON.parse(text ?? '') as UsageRecord;
      const lastId = entries.at(-1)?.[0];
      if (lastId === undefined) break;
      after = `(${lastId}`;
    }
  }
}

/** Adds records up one by one, by whatever a row is. */
export class PlainSums {
  readonly rows = new Map<string, bigint[]>();

  add(row: string, record: UsageRecord): void {
    const { tokens, costNanoDollars: cost, durationMs, firstByteMs, outcome } = record;
    const amounts = [
      ...[1, tokens.input, tokens.cacheRead, tokens.cacheWrite5m, tokens.output, Number(cost ?? 0)],
      ...[cost === null ? 1 : 0, durationMs, 1, firstByteMs ?? 0, firstByteMs === null ? 0 : 1],
      outcome === 'gateway-lost' ? 1 : 0,
    ];
    const held = this.rows.get(row);
    if (held) for (const [index, amount] of amounts.entries()) held[index] = (held[index] ?? 0n) + BigInt(amount);
    else this.rows.set(row, amounts.map(BigInt));
  }
}

export const plainAmounts = (totals: Totals): bigint[] => plainMetrics.map((metric) => totals[metric]);

/** The sum of all cells of a level, by dimension. */
export async function sumsOfCells(
  redis: RedisConnection,
  level: string,
  periods: readonly string[],
): Promise<Map<string, bigint[]>> {
  const sums = new Map<string, Totals>();
  for (const dimension of dimensions.filter(({ hasHours }) => hasHours || level !== 'hour')) {
    const ofDimension = new MetricSums();
    for (const place of dimension.isOfPartition ? allPartitions : (['all'] as const)) {
      const cells = redisKeys.usageRollups(place).cells;
      const values = await Promise.all(periods.map((period) => redis.hvals(cells(level, period, dimension.name))));
      for (const text of values.flat()) ofDimension.addPacked(text);
    }
    sums.set(dimension.name, sumOfTotals(noTotals, ofDimension.totals()));
  }
  return new Map([...sums].map(([name, totals]) => [name, plainAmounts(totals)]));
}

/** What all keys, or all users, have spent, in nano-dollars. */
export async function spentByAll(redis: RedisConnection, keys: readonly string[]): Promise<bigint> {
  const hashes = await Promise.all(keys.map((key) => redis.hgetall(key)));
  return hashes
    .flatMap((hash) => Object.entries(hash))
    .reduce((sum, [field, amount]) => (field.startsWith('reserved') ? sum : sum + BigInt(amount)), 0n);
}
