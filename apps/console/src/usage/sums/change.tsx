import { Group, Text } from '@mantine/core';
import { IconArrowDownRight, IconArrowRight, IconArrowUpRight } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format';
import { type Totals } from './grouping';
import { type Metric, changeOf, metricOf } from './metric';
import { Hint } from '../../components/hint';

export interface ChangeProps {
  readonly now: Totals;
  /** Absent: it is not compared. */
  readonly before: Totals | undefined;
  readonly metric: Metric;
}

/** By how much more or less than in the period before, with what it was then on hover. */
export function Change({ now, before, metric }: ChangeProps): ReactElement | null {
  const { t } = useTranslation('usage-explorer');
  const format = useFormat();
  if (before === undefined) return null;
  const [value, was] = [metricOf(now, metric), metricOf(before, metric)];
  const change = changeOf(value, was);
  const Arrow =
    change === undefined || change === 0 ? IconArrowRight : change > 0 ? IconArrowUpRight : IconArrowDownRight;
  const formerly = metric === 'cost' ? format.dollars(String(was)) : format.count(Number(was));
  const text =
    change === undefined
      ? Number(value) === 0
        ? t('change.none')
        : t('change.new')
      : `${change > 0 ? '+' : ''}${format.share(change)}`;
  return (
    <Hint label={t('change.before', { value: formerly })}>
      <Group component="span" gap={4} wrap="nowrap" justify="flex-end" display="inline-flex">
        <Arrow size={14} aria-hidden />
        <Text component="span" size="sm" className="numeric">
          {text}
        </Text>
      </Group>
    </Hint>
  );
}
