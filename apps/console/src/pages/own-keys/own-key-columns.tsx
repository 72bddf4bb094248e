import { Code } from '@mantine/core';
import type { components } from '@app/admin-client';
import type { DataTableColumn } from 'mantine-datatable';
import { useTranslation } from 'react-i18next';
import { Dollars } from '../../components/figures';
import { Moment } from '../../components/moment';
import { TextLink } from '../../components/text-link';
import { KeyStateBadge } from '../../keys/key-state-badge';
import { LimitsInShort } from '../../keys/limits-in-short';
import { KeyExpiry } from '../../keys/key-expiry';

export type OwnKey = components['schemas']['OwnApiKeyView'];

export function useOwnKeyColumns(): DataTableColumn<OwnKey>[] {
  const { t } = useTranslation('keys');
  return [
    {
      accessor: 'name',
      title: t('column.name'),
      sortable: true,
      render: ({ id, name, hint }) => (
        <div style={{ minWidth: '10rem', maxWidth: '18rem' }}>
          <TextLink to={`/keys/${id}`}>{name}</TextLink>
          <div className="dimmed small">
            <Code>{t('hint', { hint })}</Code>
          </div>
        </div>
      ),
    },
    { accessor: 'state', title: t('column.state'), render: (apiKey) => <KeyStateBadge apiKey={apiKey} /> },
    {
      accessor: 'group',
      title: t('column.group'),
      sortable: true,
      render: ({ groupName, accountId }) =>
        groupName ?? <span className="dimmed">{t(accountId === undefined ? 'binding.pool' : 'binding.account')}</span>,
    },
    { accessor: 'limits', title: t('column.limits'), render: ({ limits }) => <LimitsInShort limits={limits} /> },
    {
      accessor: 'spentTodayUsd',
      title: t('column.spentToday'),
      textAlign: 'right',
      render: ({ spentTodayUsd }) => <Dollars value={spentTodayUsd} />,
    },
    {
      accessor: 'lastUsedAt',
      title: t('column.lastUsed'),
      sortable: true,
      render: ({ lastUsedAt }) =>
        lastUsedAt === null ? <span className="dimmed">{t('neverUsed')}</span> : <Moment at={lastUsedAt} relative />,
    },
    {
      accessor: 'expiresAt',
      title: t('column.expires'),
      sortable: true,
      render: (apiKey) => <KeyExpiry apiKey={apiKey} />,
    },
    {
      accessor: 'createdAt',
      title: t('column.created'),
      sortable: true,
      render: ({ createdAt }) => <Moment at={createdAt} relative />,
    },
  ];
}
