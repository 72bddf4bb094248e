import { Box, Skeleton } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartBars } from '../../../components/charts/chart-bars';
import type { ChartValue } from '../../../components/charts/chart-data';
import { useNow } from '../../../components/use-now';
import { useFormat } from '../../../format/use-format';
import classes from '../../../usage/sums/sums.module.css';
import { timeSlots } from '../../../usage/sums/time-slots';
import { useRowName } from '../../../usage/sums/use-row-name';
import { useSeries } from '../../../usage/sums/use-series';
import type { Sums } from '../../../usage/sums/use-sums';

/** The metric over time. */
export function SumsChart({ sums }: { readonly sums: Sums }): ReactElement {
  const { t } = useTranslation('usage-explorer');
  const format = useFormat();
  const rowName = useRowName();
  const { metric, period } = sums;
  const { time, series, hasRest, valuesAt, isPending } = useSeries(sums);
  const now = useNow();
  const slots = timeSlots(time, period, [...valuesAt.keys()], now);
  const asValue = (value: ChartValue): string =>
    metric === 'cost' ? format.dollars(String(value)) : format.count(Number(value));
  if (isPending) return <Skeleton className={classes.chart} />;
  return (
    <Box className={classes.chart}>
      <ChartBars
        label={t('chart.title', { metric: t(`metric.${metric}`), time: t(`by.${time}`).toLowerCase() })}
        axis={t(`by.${time}`)}
        series={series}
        hasRest={hasRest}
        bars={slots.map((id) => ({ id, label: rowName(time, { id }), values: valuesAt.get(id) ?? {} }))}
        formatValue={asValue}
        formatMark={metric === 'cost' ? (value) => format.dollars(String(value)) : (value) => format.compact(value)}
      />
    </Box>
  );
}
