import { Badge, Code, Text } from '@mantine/core';
import type { DataTableColumn } from 'mantine-datatable';
import { useTranslation } from 'react-i18next';
import { Count, Dollars, Duration } from '../../../components/figures';
import { Moment } from '../../../components/moment';
import { PlatformName } from '../../../components/platform-name/platform-name';
import { TextLink } from '../../../components/text-link';
import type { UsageRecord } from '../../../usage/records/use-records';

const colours = {
  completed: 'green',
  'caller-left': 'gray',
  'upstream-failed': 'red',
  'upstream-interrupted': 'orange',
  'gateway-lost': 'red',
} as const;

export function useRecordColumns(): DataTableColumn<UsageRecord>[] {
  const { t } = useTranslation('usage-explorer');
  return [
    {
      accessor: 'endedAt',
      title: t('column.cameIn'),
      sortable: true,
      noWrap: true,
      render: ({ requestId, startedAt }) => (
        <TextLink to={`/requests/${encodeURIComponent(requestId)}`}>
          <Moment at={startedAt} />
        </TextLink>
      ),
    },
    { accessor: 'model', title: t('by.model'), noWrap: true },
    { accessor: 'username', title: t('by.user'), noWrap: true, render: ({ username, userId }) => username ?? userId },
    { accessor: 'keyName', title: t('by.key'), noWrap: true, render: ({ keyName, keyId }) => keyName ?? keyId },
    {
      accessor: 'accountName',
      title: t('by.account'),
      noWrap: true,
      render: ({ accountName, accountId }) => accountName ?? accountId,
    },
    {
      accessor: 'outcome',
      title: t('filter.outcome'),
      noWrap: true,
      render: ({ outcome, status }) => (
        <Badge variant="light" color={colours[outcome]} tt="none" miw="max-content">
          {t('outcomeWithStatus', { outcome: t(`outcome.${outcome}`), status })}
        </Badge>
      ),
    },
    {
      accessor: 'costUsd',
      title: t('metric.cost'),
      textAlign: 'right',
      noWrap: true,
      render: ({ costUsd }) =>
        costUsd === null ? (
          <Text size="sm" c="orange">
            {t('unpriced.true')}
          </Text>
        ) : (
          <Dollars value={costUsd} />
        ),
    },
    tokens('input', t('series.input'), ({ tokens: { input } }) => input),
    tokens('cacheRead', t('series.cacheRead'), ({ tokens: { cacheRead } }) => cacheRead),
    tokens(
      'cacheWrite',
      t('series.cacheWrite'),
      ({ tokens: { cacheWrite5m, cacheWrite1h } }) => cacheWrite5m + cacheWrite1h,
    ),
    tokens('output', t('series.output'), ({ tokens: { output } }) => output),
    {
      accessor: 'firstByteMs',
      title: t('column.firstByteOfOne'),
      textAlign: 'right',
      noWrap: true,
      render: ({ firstByteMs }) => (firstByteMs === null ? '–' : <Duration milliseconds={firstByteMs} />),
    },
    {
      accessor: 'durationMs',
      title: t('column.durationOfOne'),
      textAlign: 'right',
      noWrap: true,
      render: ({ durationMs }) => <Duration milliseconds={durationMs} />,
    },
    {
      accessor: 'platform',
      title: t('by.platform'),
      noWrap: true,
      render: ({ platform }) => <PlatformName platform={platform} />,
    },
    {
      accessor: 'groupName',
      title: t('by.group'),
      noWrap: true,
      render: ({ groupName, groupId }) => groupName ?? groupId ?? t('none.group'),
    },
    { accessor: 'client', title: t('by.client'), noWrap: true, render: ({ client }) => client ?? t('none.client') },
    {
      accessor: 'source',
      title: t('filter.source'),
      noWrap: true,
      render: ({ source }) => t(`source.${source}`),
    },
    { accessor: 'requestId', title: t('filter.requestId'), render: ({ requestId }) => <Code>{requestId}</Code> },
  ];
}

const tokens = (
  accessor: string,
  title: string,
  of: (record: UsageRecord) => number,
): DataTableColumn<UsageRecord> => ({
  ...{ accessor, title, textAlign: 'right', noWrap: true },
  render: (record) => <Count value={of(record)} />,
});
