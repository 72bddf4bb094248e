import { Code } from '@mantine/core';
import type { DataTableColumn } from 'mantine-datatable';
import { useTranslation } from 'react-i18next';
import { Dollars } from '../../../components/figures';
import { Moment } from '../../../components/moment';
import { TagLinks } from '../../../components/tag-links';
import { TextLink } from '../../../components/text-link';
import { KeyStateBadge } from '../../../keys/key-state-badge';
import { LimitsInShort } from '../../../keys/limits-in-short';
import { KeyExpiry } from '../../../keys/key-expiry';
import type { ListedKey } from '../any-key';
import { KeyBinding } from '../key-binding';
import { KeyOwner } from '../key-owner';

/** Columns of the list of everybody's keys. */
export function useKeyColumns(): DataTableColumn<ListedKey>[] {
  const { t } = useTranslation('all-keys');
  return [
    {
      accessor: 'name',
      title: t('column.name'),
      sortable: true,
      render: ({ id, name, hint }) => (
        <div style={{ minWidth: '10rem', maxWidth: '18rem' }}>
          <TextLink to={`/all-keys/${id}`}>{name}</TextLink>
          <div className="dimmed small">
            <Code>{t('hint', { hint })}</Code>
          </div>
        </div>
      ),
    },
    {
      accessor: 'owner',
      title: t('column.owner'),
      sortable: true,
      noWrap: true,
      render: (apiKey) => <KeyOwner apiKey={apiKey} />,
    },
    { accessor: 'state', title: t('column.state'), render: (apiKey) => <KeyStateBadge apiKey={apiKey} /> },
    {
      accessor: 'group',
      title: t('column.boundTo'),
      sortable: true,
      render: (apiKey) => <KeyBinding apiKey={apiKey} />,
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
      noWrap: true,
      render: ({ lastUsedAt }) =>
        lastUsedAt === null ? <span className="dimmed">{t('neverUsed')}</span> : <Moment at={lastUsedAt} relative />,
    },
    {
      accessor: 'expiresAt',
      title: t('column.expires'),
      sortable: true,
      noWrap: true,
      render: (apiKey) => <KeyExpiry apiKey={apiKey} />,
    },
    {
      accessor: 'tags',
      title: t('column.tags'),
      noWrap: true,
      render: ({ tags }) => <TagLinks tags={tags} list="/all-keys" labelOf={(tag) => t('withTag', { tag })} />,
    },
    {
      accessor: 'origin',
      title: t('column.origin'),
      sortable: true,
      noWrap: true,
      render: ({ origin }) => t(`origin.${origin}`),
    },
    {
      accessor: 'createdAt',
      title: t('column.created'),
      sortable: true,
      noWrap: true,
      render: ({ createdAt }) => <Moment at={createdAt} relative />,
    },
  ];
}
