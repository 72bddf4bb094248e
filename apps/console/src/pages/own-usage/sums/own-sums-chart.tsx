import { Skeleton } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartBars } from '../../../components/charts/chart-bars';
import type { ChartBar, ChartValue } from '../../../components/charts/chart-data';
import { useNow } from '../../../components/use-now';
import { useFormat } from '../../../format/use-format';
import { isTime } from '../../../usage/sums/grouping';
import { timeSlots } from '../../../usage/sums/time-slots';
import { classesOf, valuesByClass } from '../../../usage/sums/use-series';
import { useRowName } from '../../../usage/sums/use-row-name';
import classes from '../own-usage.module.css';
import type { OwnSums, OwnSumsAnswer } from './use-own-sums';

const MOST_BARS = 12;

/** The chosen figure over time, or of each model, key or client, the largest first. */
export function OwnSumsChart({
  sums,
  answer,
}: {
  readonly sums: OwnSums;
  readonly answer: OwnSumsAnswer;
}): ReactElement {
  const { t } = useTranslation(['own-usage', 'usage-explorer']);
  const format = useFormat();
  const bars = useBars(sums, answer);
  const { metric, by } = sums;
  const axis = t(`usage-explorer:by.${by}`);
  const asValue = (value: ChartValue): string =>
    metric === 'cost' ? format.dollars(String(value)) : format.count(Number(value));
  return (
    <div className={classes.chart}>
      {answer.isPending ? (
        <Skeleton h="20.75rem" />
      ) : (
        <ChartBars
          label={t('usage-explorer:chart.title', {
            metric: t(`usage-explorer:metric.${metric}`),
            time: axis.toLowerCase(),
          })}
          axis={axis}
          series={classesOf[metric].map((id) => ({ id, label: t(`usage-explorer:series.${id}`) }))}
          bars={bars}
          formatValue={asValue}
          formatMark={(value) => (metric === 'cost' ? format.dollars(String(value)) : format.compact(value))}
        />
      )}
    </div>
  );
}

function useBars({ by, metric, period }: OwnSums, { data }: OwnSumsAnswer): readonly ChartBar[] {
  const rowName = useRowName();
  const now = useNow();
  const rows = data?.items ?? [];
  if (!isTime(by))
    return rows
      .slice(0, MOST_BARS)
      .map((row) => ({ id: row.id, label: rowName(by, row), values: valuesByClass(row, metric) }));
  const at = new Map(rows.map((row) => [row.id, valuesByClass(row, metric)]));
  return timeSlots(by, period, [...at.keys()], now).map((id) => ({
    ...{ id, label: rowName(by, { id }), values: at.get(id) ?? {} },
  }));
}
