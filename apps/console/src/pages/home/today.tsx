import { Anchor, Group, Paper, Skeleton, Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { controlPlane } from '../../api/control-plane';
import { dayIn } from '../../components/period-picker/days';
import { ProblemAlert } from '../../components/problem-alert';
import { useNow } from '../../components/use-now';
import { useFormat } from '../../format/use-format';
import { useProfile } from '../../session/use-profile';
import { type Metric, metricOf } from '../../usage/sums/metric';
import classes from './home.module.css';

const shown = ['cost', 'tokens', 'requests'] as const satisfies readonly Metric[];

/** What I have used since the relay's day began, and what the day before came to. */
export function Today(): ReactElement {
  const { t } = useTranslation('home');
  const format = useFormat();
  const { timezone } = useProfile();
  const today = dayIn(timezone, useNow());
  const { data, error, refetch } = controlPlane.useQuery('get', '/me/usage', {
    params: { query: { from: today, to: today, by: 'total', compare: 'previous' } },
  });
  const written = (metric: Metric, totals: Parameters<typeof metricOf>[0]): string => {
    const value = metricOf(totals, metric);
    return metric === 'cost' ? format.dollars(String(value)) : format.compact(Number(value));
  };
  return (
    <Paper withBorder p="md" component="section" aria-label={t('today.title')}>
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h4">
          {t('today.title')}
        </Title>
        <Anchor component={Link} to="/usage?period=today" size="sm">
          {t('today.more')}
        </Anchor>
      </Group>
      {error === null ? (
        <div className={classes.figures}>
          {shown.map((metric) => (
            <div key={metric}>
              <Text size="sm" c="dimmed">
                {t(`today.${metric}`)}
              </Text>
              <Skeleton visible={!data}>
                <Text size="xl" fw={600} mih="1.6em">
                  {data ? written(metric, data.total) : null}
                </Text>
                <Text size="xs" c="dimmed" mih="1.5em">
                  {data?.previous ? t('today.before', { value: written(metric, data.previous.total) }) : null}
                </Text>
              </Skeleton>
            </div>
          ))}
        </div>
      ) : (
        <ProblemAlert error={error} onRetry={() => void refetch()} />
      )}
    </Paper>
  );
}
