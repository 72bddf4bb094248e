import { Code, Text } from '@mantine/core';
import type { DataTableColumn } from 'mantine-datatable';
import { useTranslation } from 'react-i18next';
import { Count, Dollars, Duration } from '../../../components/figures';
import { Moment } from '../../../components/moment';
import { PlatformName } from '../../../components/platform-name/platform-name';
import { TextLink } from '../../../components/text-link';
import type { UsageRecord } from '../../../usage/records/use-records';
import { ClientName } from '../client-name';
import { Named } from '../named';
import { OutcomeBadge } from '../outcome-badge';
import { PromptTokens } from './prompt-tokens';

export function useRequestColumns(): DataTableColumn<UsageRecord>[] {
  const { t } = useTranslation('requests');
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
    {
      accessor: 'outcome',
      title: t('column.outcome'),
      noWrap: true,
      render: ({ outcome, status }) => <OutcomeBadge outcome={outcome} status={status} />,
    },
    {
      accessor: 'username',
      title: t('column.person'),
      noWrap: true,
      render: ({ username, userId }) => <Named name={username} id={userId} />,
    },
    {
      accessor: 'keyName',
      title: t('column.key'),
      noWrap: true,
      render: ({ keyName, keyId }) => <Named name={keyName} id={keyId} />,
    },
    { accessor: 'model', title: t('column.model'), noWrap: true },
    {
      accessor: 'accountName',
      title: t('column.account'),
      noWrap: true,
      render: ({ accountName, accountId }) => <Named name={accountName} id={accountId} />,
    },
    {
      accessor: 'durationMs',
      title: t('column.duration'),
      textAlign: 'right',
      noWrap: true,
      render: ({ durationMs }) => <Duration milliseconds={durationMs} />,
    },
    {
      accessor: 'firstByteMs',
      title: t('column.firstByte'),
      textAlign: 'right',
      noWrap: true,
      render: ({ firstByteMs }) => (firstByteMs === null ? '–' : <Duration milliseconds={firstByteMs} />),
    },
    {
      accessor: 'tokensIn',
      title: t('column.tokensIn'),
      textAlign: 'right',
      noWrap: true,
      render: ({ tokens }) => <PromptTokens tokens={tokens} />,
    },
    {
      accessor: 'tokensOut',
      title: t('column.tokensOut'),
      textAlign: 'right',
      noWrap: true,
      render: ({ tokens }) => <Count value={tokens.output} />,
    },
    {
      accessor: 'costUsd',
      title: t('column.cost'),
      textAlign: 'right',
      noWrap: true,
      render: ({ costUsd }) =>
        costUsd === null ? (
          <Text component="span" inherit c="orange">
            {t('noPrice')}
          </Text>
        ) : (
          <Dollars value={costUsd} />
        ),
    },
    {
      accessor: 'groupName',
      title: t('column.group'),
      noWrap: true,
      render: ({ groupName, groupId }) => (groupId === null ? '–' : <Named name={groupName} id={groupId} />),
    },
    {
      accessor: 'platform',
      title: t('column.platform'),
      noWrap: true,
      render: ({ platform }) => <PlatformName platform={platform} />,
    },
    {
      accessor: 'client',
      title: t('column.client'),
      noWrap: true,
      render: ({ client }) => (client === null ? '–' : <ClientName client={client} />),
    },
    {
      accessor: 'requestId',
      title: t('column.request'),
      noWrap: true,
      render: ({ requestId }) => <Code>{requestId}</Code>,
    },
  ];
}
