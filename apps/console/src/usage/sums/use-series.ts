import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { controlPlane, useAsking } from '../../api/control-plane';
import type { ChartSeries, ChartValue } from '../../components/charts/chart-data';
import { lessDollars } from './exact-dollars';
import { type Time, type Totals, type UsageRow, filterOfDimension, isDimension, isTime, timeFor } from './grouping';
import { type Metric, allTokens, allUnfinished, metricOf } from './metric';
import { useRowName } from './use-row-name';
import type { Sums } from './use-sums';

const MOST_SERIES = 5;
const REST = 'rest';
/** What callers chose as the name of a model may be any word, also that of the rest. */
const seriesOf = (id: string): string => `row ${id}`;

export interface SeriesOverTime {
  readonly time: Time;
  readonly series: readonly ChartSeries[];
  readonly hasRest: boolean;
  /** Values of each time by id of the series; times without a row are not there. */
  readonly valuesAt: ReadonlyMap<string, Readonly<Record<string, ChartValue>>>;
  readonly isPending: boolean;
}

/**
 * What a chart over time shows. Where all is divided by a dimension: its largest rows and the rest, each asked for by itself, because the
 * control plane counts no two dimensions and time at once. Else what the metric is made of.
 */
export function useSeries({ by, metric, narrowed, filter, period }: Sums): SeriesOverTime {
  const { t } = useTranslation('usage-explorer');
  const rowName = useRowName();
  const time = isTime(by) ? by : timeFor(period);
  const dimension = isDimension(by) && filter === undefined ? by : undefined;
  const options = { placeholderData: keepPreviousData };
  const all = controlPlane.useQuery('get', '/admin/usage', { params: { query: { ...narrowed, by: time } } }, options);
  const largest = controlPlane.useQuery(
    'get',
    '/admin/usage',
    { params: { query: { ...narrowed, by: dimension ?? 'total', sort: orderOf[metric], limit: MOST_SERIES } } },
    { ...options, enabled: dimension !== undefined },
  );
  const shown = dimension === undefined ? [] : (largest.data?.items ?? []);
  const questions = shown.map(({ id }) =>
    controlPlane.queryOptions('get', '/admin/usage', {
      params: { query: { ...narrowed, by: time, ...(dimension ? { [filterOfDimension[dimension]]: id } : {}) } },
    }),
  );
  useAsking(questions);
  const parts = useQueries({ queries: questions });
  const totals = all.data?.items ?? [];
  if (dimension === undefined)
    return {
      ...{ time, hasRest: false, isPending: all.isPending },
      series: classesOf[metric].map((id) => ({ id, label: t(`series.${id}`) })),
      valuesAt: new Map(totals.map((row) => [row.id, valuesByClass(row, metric)])),
    };
  const divided = shown.map((row, place) => ({ row, rows: parts[place]?.data?.items ?? [] }));
  return {
    ...{ time, hasRest: true },
    isPending: all.isPending || largest.isPending || parts.some(({ isPending }) => isPending),
    series: [
      ...divided.map(({ row }) => ({ id: seriesOf(row.id), label: rowName(dimension, row) })),
      { id: REST, label: t('series.rest') },
    ],
    valuesAt: valuesWithRest(totals, divided, metric),
  };
}

const orderOf = { cost: 'cost', tokens: 'tokens', requests: 'requests', unfinished: 'requests' } as const;

export const classesOf = {
  cost: ['cost'],
  tokens: ['input', 'cacheRead', 'cacheWrite', 'output'],
  requests: ['completed', 'unfinished'],
  unfinished: ['callerLeft', 'upstreamFailed', 'upstreamInterrupted', 'gatewayLost'],
} as const;

export function valuesByClass(row: Totals, metric: Metric): Readonly<Record<string, ChartValue>> {
  const { input, cacheRead, cacheWrite5m, cacheWrite1h, output } = row.tokens;
  switch (metric) {
    case 'cost':
      return { cost: row.costUsd };
    case 'tokens':
      return { input, cacheRead, cacheWrite: cacheWrite5m + cacheWrite1h, output };
    case 'requests':
      return { completed: row.requests - allUnfinished(row), unfinished: allUnfinished(row) };
    case 'unfinished':
      return { ...row.unfinished };
  }
}

interface Part {
  readonly row: UsageRow;
  readonly rows: readonly UsageRow[];
}

/** For each time what its parts are, by id of their series, and what is left. */
export function valuesWithRest(
  totals: readonly UsageRow[],
  parts: readonly Part[],
  metric: Metric,
): ReadonlyMap<string, Readonly<Record<string, ChartValue>>> {
  const found = parts.map(({ row, rows }) => ({ id: row.id, at: new Map(rows.map((each) => [each.id, each])) }));
  return new Map(
    totals.map((total) => {
      const here = found.flatMap(({ id, at }) => {
        const row = at.get(total.id);
        return row ? [{ id, row }] : [];
      });
      const rest =
        metric === 'cost'
          ? lessDollars(
              total.costUsd,
              here.map(({ row }) => row.costUsd),
            )
          : here.reduce((left, { row }) => left - countOf(row, metric), countOf(total, metric));
      return [
        total.id,
        { ...Object.fromEntries(here.map(({ id, row }) => [seriesOf(id), metricOf(row, metric)])), [REST]: rest },
      ];
    }),
  );
}

const countOf = (row: Totals, metric: Exclude<Metric, 'cost'>): number =>
  metric === 'tokens' ? allTokens(row) : metric === 'requests' ? row.requests : allUnfinished(row);
