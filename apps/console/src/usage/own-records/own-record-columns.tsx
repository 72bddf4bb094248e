import { Code, Group, Text } from '@mantine/core';
import type { DataTableColumn } from 'mantine-datatable';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../components/copy-button';
import { Count, Dollars, Duration } from '../../components/figures';
import { Moment } from '../../components/moment';
import { OutcomeBadge } from './outcome-badge';
import type { OwnRecord } from './use-own-records';

/** @param isShort only what tells requests apart, for a look at the last ones */
export function useOwnRecordColumns(isShort = false): DataTableColumn<OwnRecord>[] {
  const { t } = useTranslation(['own-usage', 'usage-explorer']);
  const tokens = (
    accessor: string,
    title: string,
    of: (tokens: OwnRecord['tokens']) => number,
  ): DataTableColumn<OwnRecord> => ({
    ...{ accessor, title, textAlign: 'right', noWrap: true },
    render: (record) => <Count value={of(record.tokens)} short={isShort} />,
  });
  const first: DataTableColumn<OwnRecord>[] = [
    {
      accessor: 'endedAt',
      title: t('usage-explorer:column.cameIn'),
      sortable: !isShort,
      noWrap: true,
      render: ({ startedAt }) => <Moment at={startedAt} relative={isShort} />,
    },
    {
      accessor: 'keyName',
      title: t('key'),
      render: ({ keyName, keyId }) => (
        <Text size="sm" truncate maw="14rem" title={keyName ?? keyId}>
          {keyName ?? keyId}
        </Text>
      ),
    },
    { accessor: 'model', title: t('usage-explorer:by.model'), noWrap: true },
    {
      accessor: 'outcome',
      title: t('usage-explorer:filter.outcome'),
      noWrap: true,
      render: (record) => <OutcomeBadge record={record} />,
    },
  ];
  const cost: DataTableColumn<OwnRecord> = {
    ...{ accessor: 'costUsd', title: t('usage-explorer:metric.cost'), textAlign: 'right', noWrap: true },
    render: ({ costUsd }) =>
      costUsd === null ? (
        <Text size="sm" c="dimmed">
          {t('usage-explorer:unpriced.true')}
        </Text>
      ) : (
        <Dollars value={costUsd} />
      ),
  };
  const duration: DataTableColumn<OwnRecord> = {
    ...{ accessor: 'durationMs', title: t('usage-explorer:column.durationOfOne'), textAlign: 'right', noWrap: true },
    render: ({ durationMs }) => <Duration milliseconds={durationMs} />,
  };
  if (isShort) {
    const all = tokens('tokens', t('usage-explorer:metric.tokens'), allOf);
    return [...first, all, cost, duration];
  }
  return [
    ...first,
    cost,
    tokens('input', t('usage-explorer:series.input'), ({ input }) => input),
    tokens('cacheRead', t('usage-explorer:series.cacheRead'), ({ cacheRead }) => cacheRead),
    tokens('cacheWrite', t('usage-explorer:series.cacheWrite'), (each) => each.cacheWrite5m + each.cacheWrite1h),
    tokens('output', t('usage-explorer:series.output'), ({ output }) => output),
    {
      ...{
        accessor: 'firstByteMs',
        title: t('usage-explorer:column.firstByteOfOne'),
        textAlign: 'right',
        noWrap: true,
      },
      render: ({ firstByteMs }) => (firstByteMs === null ? '–' : <Duration milliseconds={firstByteMs} />),
    },
    duration,
    {
      ...{ accessor: 'source', title: t('usage-explorer:filter.source'), noWrap: true },
      render: ({ source }) => t(`usage-explorer:source.${source}`),
    },
    {
      ...{ accessor: 'requestId', title: t('usage-explorer:filter.requestId'), noWrap: true },
      render: ({ requestId }) => (
        <Group gap={4} wrap="nowrap">
          <Code>{requestId}</Code>
          <CopyButton value={requestId} label={t('copyRequest')} />
        </Group>
      ),
    },
  ];
}

const allOf = ({ input, cacheRead, cacheWrite5m, cacheWrite1h, output }: OwnRecord['tokens']): number =>
  input + cacheRead + cacheWrite5m + cacheWrite1h + output;
