import { Skeleton, Text, UnstyledButton } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format';
import { Change } from './change';
import type { Totals } from './grouping';
import { type Metric, metricOf, metrics } from './metric';
import classes from './sums.module.css';

export interface FiguresProps {
  /** Absent: it is on its way. */
  readonly sums: { readonly total: Totals; readonly previous?: { readonly total: Totals } | undefined } | undefined;
  /** What the chart shows. */
  readonly metric: Metric;
  readonly onMetric: (metric: Metric) => void;
}

/** All of the period in four figures; each of them is what the chart shows when it is chosen. */
export function Figures({ sums, metric: chosen, onMetric }: FiguresProps): ReactElement {
  const { t } = useTranslation('usage-explorer');
  const format = useFormat();
  const written = (total: Totals, metric: Metric): string => {
    const value = metricOf(total, metric);
    return metric === 'cost' ? format.dollars(String(value)) : format.compact(Number(value));
  };
  return (
    <div role="group" aria-label={t('metrics')} className={classes.figures}>
      {metrics.map((metric) => (
        <UnstyledButton
          key={metric}
          className={classes.figure}
          aria-pressed={metric === chosen}
          onClick={() => onMetric(metric)}
        >
          <Text size="sm" c="dimmed">
            {t(`metric.${metric}`)}
          </Text>
          <Skeleton visible={!sums}>
            <Text size="xl" fw={600}>
              {sums ? written(sums.total, metric) : ''}
            </Text>
            <Text size="sm" component="div" mih={20}>
              {sums ? <Change now={sums.total} before={sums.previous?.total} metric={metric} /> : null}
            </Text>
          </Skeleton>
        </UnstyledButton>
      ))}
    </div>
  );
}
