import type { Totals } from './grouping';

/** What is looked at. */
export const metrics = ['cost', 'tokens', 'requests', 'unfinished'] as const;
export type Metric = (typeof metrics)[number];

export const allTokens = ({ tokens }: Totals): number =>
  tokens.input + tokens.cacheRead + tokens.cacheWrite5m + tokens.cacheWrite1h + tokens.output;

export const allUnfinished = ({ unfinished }: Totals): number =>
  unfinished.callerLeft + unfinished.upstreamFailed + unfinished.upstreamInterrupted + unfinished.gatewayLost;

/** A count, or dollars as a decimal string. */
export function metricOf(totals: Totals, metric: Metric): number | string {
  switch (metric) {
    case 'cost':
      return totals.costUsd;
    case 'tokens':
      return allTokens(totals);
    case 'requests':
      return totals.requests;
    case 'unfinished':
      return allUnfinished(totals);
  }
}

/** How much more it is than before, as a share of it: 0.5 is half as much again. Undefined where there was nothing before. */
export function changeOf(now: number | string, before: number | string): number | undefined {
  const was = Number(before);
  return was === 0 ? undefined : (Number(now) - was) / was;
}
