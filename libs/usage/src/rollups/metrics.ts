/** What a cell of the rollups holds, in the order in which it is written. A new one goes to the end: cells written before lack it. */
export const metrics = [
  'requests',
  ...(['input', 'cacheRead', 'cacheWrite5m', 'cacheWrite1h', 'output', 'reasoning'] as const),
  ...(['costNanoDollars', 'unpriced'] as const),
  // Of the requests: those that were not completed, by outcome.
  ...(['callerLeft', 'upstreamFailed', 'upstreamInterrupted', 'gatewayLost'] as const),
  // Sums of milliseconds, each with the number of requests that have one.
  ...(['durationMs', 'durations', 'firstByteMs', 'firstBytes'] as const),
] as const;
export type Metric = (typeof metrics)[number];

/** Sums of usage records, whole numbers all of them. */
export type Totals = Readonly<Record<Metric, bigint>>;

export const noTotals: Totals = Object.freeze(
  Object.fromEntries(metrics.map((metric) => [metric, 0n])) as Record<Metric, bigint>,
);

export function sumOfTotals(first: Totals, second: Totals): Totals {
  const sum: Record<Metric, bigint> = { ...first };
  for (const metric of metrics) sum[metric] += second[metric];
  return sum;
}
