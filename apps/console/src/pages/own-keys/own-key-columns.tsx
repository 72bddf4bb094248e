import { Anchor, Code, Text } from '@mantine/core';
import type { components } from '@app/admin-client';
import type { DataTableColumn } from 'mantine-datatable';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Moment } from '../../components/moment';

export type OwnKey = components['schemas']['ApiKeyView'];

export function useOwnKeyColumns(): DataTableColumn<OwnKey>[] {
  const { t } = useTranslation('keys');
  return [
    {
      accessor: 'name',
      title: t('column.name'),
      sortable: true,
      render: ({ id, name }) => (
        <Anchor component={Link} to={`/keys/${id}`}>
          {name}
        </Anchor>
      ),
    },
    { accessor: 'start', title: t('column.key'), render: ({ id }) => <Code>{id}</Code> },
    {
      accessor: 'lastUsedAt',
      title: t('column.lastUsed'),
      render: ({ createdAt }) => <Moment at={createdAt} relative />,
    },
    {
      accessor: 'enabled',
      title: t('column.state'),
      render: ({ enabled }) => <Text size="sm">{enabled ? t('state.enabled') : t('state.disabled')}</Text>,
    },
  ];
}
