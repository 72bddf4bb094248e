import type { UsageRecord } from '../records/usage-record';

/** `user-key` and `user-model` are what one user used: their ids begin with the user's, see `idWithinUser`. */
export const dimensions = ['total', 'user', 'key', 'account', 'model', 'user-key', 'user-model'] as const;
export type Dimension = (typeof dimensions)[number];

const metrics = [
  'requests',
  'input',
  'cacheRead',
  'cacheWrite5m',
  'cacheWrite1h',
  'output',
  'costNanoDollars',
  'unpriced',
] as const;
type Metric = (typeof metrics)[number];

/** Sums of usage records. Integers all of them. */
export type Totals = Readonly<Record<Metric, bigint>>;

export const noTotals: Totals = Object.freeze(
  Object.fromEntries(metrics.map((metric) => [metric, 0n])) as Record<Metric, bigint>,
);

/** Field name in a day's hash: dimension, metric, then the id, which may hold any character. */
const fieldName = (dimension: Dimension, metric: Metric, id: string): string => `${dimension}|${metric}|${id}`;

/** Ids of users hold no bar, so the rest is whatever it is. */
export const idWithinUser = (userId: string, id: string): string => `${userId}|${id}`;

/** Adds one record to the amounts of a batch, field by field. */
export function addRecord(amounts: Map<string, bigint>, record: UsageRecord): void {
  const values: Totals = {
    requests: 1n,
    input: BigInt(record.tokens.input),
    cacheRead: BigInt(record.tokens.cacheRead),
    cacheWrite5m: BigInt(record.tokens.cacheWrite5m),
    cacheWrite1h: BigInt(record.tokens.cacheWrite1h),
    output: BigInt(record.tokens.output),
    costNanoDollars: BigInt(record.costNanoDollars ?? 0),
    unpriced: record.costNanoDollars === null ? 1n : 0n,
  };
  const ids: Readonly<Record<Dimension, string>> = {
    total: '',
    user: record.userId,
    key: record.keyId,
    account: record.accountId,
    model: record.model,
    'user-key': idWithinUser(record.userId, record.keyId),
    'user-model': idWithinUser(record.userId, record.model),
  };
  for (const dimension of dimensions) {
    for (const metric of metrics) {
      const value = values[metric];
      if (value === 0n) continue;
      const field = fieldName(dimension, metric, ids[dimension]);
      amounts.set(field, (amounts.get(field) ?? 0n) + value);
    }
  }
}

/** Adds what a day's hash says of one dimension to sums by id. */
export function addFields(
  sums: Map<string, Totals>,
  hash: Readonly<Record<string, string>>,
  dimension: Dimension,
): void {
  for (const [field, amount] of Object.entries(hash)) {
    const [fieldDimension, metric, ...id] = field.split('|');
    if (fieldDimension !== dimension || !isMetric(metric)) continue;
    const key = id.join('|');
    const held = sums.get(key) ?? noTotals;
    sums.set(key, { ...held, [metric]: held[metric] + BigInt(amount) });
  }
}

const isMetric = (text: string | undefined): text is Metric =>
  (metrics as readonly (string | undefined)[]).includes(text);
