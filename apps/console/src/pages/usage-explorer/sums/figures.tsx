import { Skeleton, Text, UnstyledButton } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format/use-format';
import { Change } from '../../../usage/sums/change';
import { type Metric, metricOf, metrics } from '../../../usage/sums/metric';
import classes from '../../../usage/sums/sums.module.css';
import type { Sums, SumsAnswer } from '../../../usage/sums/use-sums';

/** All in one look; each of them is what the chart shows when it is chosen. */
export function Figures({ sums, answer }: { readonly sums: Sums; readonly answer: SumsAnswer }): ReactElement {
  const { t } = useTranslation('usage-explorer');
  const format = useFormat();
  const { data } = answer;
  const textOf = (metric: Metric): string => {
    if (!data) return '';
    const value = metricOf(data.total, metric);
    return metric === 'cost' ? format.dollars(String(value)) : format.compact(Number(value));
  };
  return (
    <div role="group" aria-label={t('metrics')} className={classes.figures}>
      {metrics.map((metric) => (
        <UnstyledButton
          key={metric}
          className={classes.figure}
          aria-pressed={metric === sums.metric}
          onClick={() => sums.list.change({ metric: metric === 'cost' ? undefined : metric, cursor: sums.list.cursor })}
        >
          <Text size="sm" c="dimmed">
            {t(`metric.${metric}`)}
          </Text>
          <Skeleton visible={!data}>
            <Text size="xl" fw={600}>
              {textOf(metric)}
            </Text>
            <Text size="sm" component="div" mih={20}>
              {data ? <Change now={data.total} before={data.previous?.total} metric={metric} /> : null}
            </Text>
          </Skeleton>
        </UnstyledButton>
      ))}
    </div>
  );
}
