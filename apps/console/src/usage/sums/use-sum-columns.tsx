import { Group, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { DataTableColumn } from 'mantine-datatable';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Count, Dollars, Duration } from '../../components/figures';
import { TextLink } from '../../components/text-link';
import { Change } from './change';
import { type Totals, type UsageRow, deeper } from './grouping';
import { allTokens, allUnfinished } from './metric';
import classes from './sums.module.css';
import { useRowName } from './use-row-name';
import type { Sums, SumsAnswer } from './use-sums';
import { Hint } from '../../components/hint';

/** Columns of the table of sums, with the totals of all rows as their feet. */
export function useSumColumns(sums: Sums, answer: SumsAnswer): DataTableColumn<UsageRow>[] {
  const { t } = useTranslation('usage-explorer');
  const rowName = useRowName();
  const [parameters] = useSearchParams();
  const { by, metric, period, filter, isCompared } = sums;
  const { data } = answer;
  const into = (id: string): string => {
    const after = new URLSearchParams(parameters);
    for (const name of ['cursor', 'sort']) after.delete(name);
    for (const [name, value] of Object.entries(deeper(by, id, filter?.name, period))) {
      if (value === undefined) after.delete(name);
      else after.set(name, value);
    }
    return `?${after.toString()}`;
  };
  const figure = (
    accessor: string,
    title: string,
    show: (totals: Totals) => ReactNode,
    sortable = false,
  ): DataTableColumn<UsageRow> => ({
    accessor,
    title,
    sortable,
    textAlign: 'right',
    noWrap: true,
    render: show,
    footer: data ? show(data.total) : null,
  });
  return [
    {
      accessor: 'id',
      title: t(`by.${by}`),
      sortable: true,
      render: (row) => (
        <TextLink to={into(row.id)} className={classes.name} title={rowName(by, row)}>
          {rowName(by, row)}
        </TextLink>
      ),
      footer: t('total'),
    },
    figure('cost', t('metric.cost'), (totals) => <Cost totals={totals} />, true),
    ...(isCompared
      ? [
          {
            accessor: 'change',
            title: t('change.title', { metric: t(`metric.${metric}`) }),
            textAlign: 'right' as const,
            noWrap: true,
            render: (row: UsageRow) => <Change now={row} before={row.previous} metric={metric} />,
            footer: data ? <Change now={data.total} before={data.previous?.total} metric={metric} /> : null,
          },
        ]
      : []),
    figure('requests', t('metric.requests'), ({ requests }) => <Count value={requests} />, true),
    figure('unfinished', t('metric.unfinished'), (totals) => <Count value={allUnfinished(totals)} />),
    figure('tokens', t('metric.tokens'), (totals) => <Count value={allTokens(totals)} short />, true),
    figure('input', t('series.input'), ({ tokens }) => <Count value={tokens.input} short />),
    figure('cacheRead', t('series.cacheRead'), ({ tokens }) => <Count value={tokens.cacheRead} short />),
    figure('cacheWrite', t('series.cacheWrite'), ({ tokens }) => (
      <Count value={tokens.cacheWrite5m + tokens.cacheWrite1h} short />
    )),
    figure('output', t('series.output'), ({ tokens }) => <Count value={tokens.output} short />),
    figure('averageFirstByteMs', t('column.firstByte'), ({ averageFirstByteMs }) => <Time of={averageFirstByteMs} />),
    figure('averageDurationMs', t('column.duration'), ({ averageDurationMs }) => <Time of={averageDurationMs} />),
  ];
}

const Time = ({ of }: { readonly of: number | null }): ReactNode =>
  of === null ? '–' : <Duration milliseconds={of} />;

/** What is known of it; a sign where requests are left out of it because their model has no price. */
export function Cost({ totals }: { readonly totals: Totals }): ReactNode {
  const { t } = useTranslation('usage-explorer');
  const { costUsd, unpricedRequests } = totals;
  const hint = t('unpricedRequests', { count: unpricedRequests });
  return (
    <Group component="span" gap={4} wrap="nowrap" justify="flex-end" display="inline-flex">
      {unpricedRequests === 0 ? null : (
        <Hint label={hint}>
          <Text component="span" inherit c="orange" lh={1}>
            <IconAlertCircle size={14} role="img" aria-label={hint} />
          </Text>
        </Hint>
      )}
      <Dollars value={costUsd} />
    </Group>
  );
}
