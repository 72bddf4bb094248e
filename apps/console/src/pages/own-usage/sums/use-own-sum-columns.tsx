import type { components } from '@app/admin-client';
import type { DataTableColumn } from 'mantine-datatable';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Count, Duration } from '../../../components/figures';
import { TextLink } from '../../../components/text-link';
import { Change } from '../../../usage/sums/change';
import type { Totals } from '../../../usage/sums/grouping';
import { allTokens, allUnfinished } from '../../../usage/sums/metric';
import { useRowName } from '../../../usage/sums/use-row-name';
import { Cost } from '../../../usage/sums/use-sum-columns';
import classes from '../own-usage.module.css';
import { intoRow } from './into-row';
import type { OwnSums, OwnSumsAnswer } from './use-own-sums';

type Row = components['schemas']['UsageRow'];

/** Columns of the table of sums, with the totals of all rows as their feet. */
export function useOwnSumColumns(sums: OwnSums, { data }: OwnSumsAnswer): DataTableColumn<Row>[] {
  const { t } = useTranslation(['own-usage', 'usage-explorer']);
  const rowName = useRowName();
  const [parameters] = useSearchParams();
  const { by, metric, isCompared } = sums;
  const figure = (
    accessor: string,
    title: string,
    show: (totals: Totals) => ReactNode,
    sortable = false,
  ): DataTableColumn<Row> => ({
    ...{ accessor, title, sortable, textAlign: 'right', noWrap: true, render: show },
    footer: data ? show(data.total) : null,
  });
  const change: DataTableColumn<Row> = {
    ...{ accessor: 'change', textAlign: 'right', noWrap: true },
    title: t('usage-explorer:change.title', { metric: t(`usage-explorer:metric.${metric}`) }),
    render: (row) => <Change now={row} before={row.previous} metric={metric} />,
    footer: data ? <Change now={data.total} before={data.previous?.total} metric={metric} /> : null,
  };
  return [
    {
      accessor: 'id',
      title: t(`usage-explorer:by.${by}`),
      sortable: true,
      render: (row) => {
        const into = intoRow(by, row.id, parameters);
        const name = rowName(by, row);
        return into === undefined ? (
          <span className={classes.name}>{name}</span>
        ) : (
          <TextLink to={into} className={classes.name}>
            {name}
          </TextLink>
        );
      },
      footer: t('usage-explorer:total'),
    },
    figure('cost', t('usage-explorer:metric.cost'), (totals) => <Cost totals={totals} />, true),
    ...(isCompared ? [change] : []),
    figure('requests', t('usage-explorer:metric.requests'), ({ requests }) => <Count value={requests} />, true),
    figure('unfinished', t('usage-explorer:metric.unfinished'), (totals) => <Count value={allUnfinished(totals)} />),
    figure('tokens', t('usage-explorer:metric.tokens'), (totals) => <Count value={allTokens(totals)} short />, true),
    figure('input', t('usage-explorer:series.input'), ({ tokens }) => <Count value={tokens.input} short />),
    figure('cacheRead', t('usage-explorer:series.cacheRead'), ({ tokens }) => <Count value={tokens.cacheRead} short />),
    figure('cacheWrite', t('usage-explorer:series.cacheWrite'), ({ tokens }) => (
      <Count value={tokens.cacheWrite5m + tokens.cacheWrite1h} short />
    )),
    figure('output', t('usage-explorer:series.output'), ({ tokens }) => <Count value={tokens.output} short />),
    figure('duration', t('usage-explorer:column.duration'), ({ averageDurationMs }) =>
      averageDurationMs === null ? '–' : <Duration milliseconds={averageDurationMs} />,
    ),
  ];
}
