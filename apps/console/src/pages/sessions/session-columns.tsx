import { Text } from '@mantine/core';
import type { DataTableColumn } from 'mantine-datatable';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../components/moment';
import { EndSession } from './end-session';
import type { Session } from './session';
import { SessionName } from './session-name';

export function useSessionColumns(): DataTableColumn<Session>[] {
  const { t } = useTranslation('sessions');
  return [
    {
      accessor: 'kind',
      title: t('column.where'),
      sortable: true,
      render: (session) => <SessionName session={session} />,
    },
    {
      accessor: 'address',
      title: t('column.address'),
      sortable: true,
      render: ({ address }) => <Text size="sm">{address ?? t('unknownAddress')}</Text>,
    },
    {
      accessor: 'createdAt',
      title: t('column.signedIn'),
      sortable: true,
      render: ({ createdAt }) => <Moment at={createdAt} relative />,
    },
    {
      accessor: 'lastUsedAt',
      title: t('column.lastUsed'),
      sortable: true,
      render: ({ lastUsedAt }) => <Moment at={lastUsedAt} relative />,
    },
    {
      accessor: 'end',
      title: '',
      textAlign: 'right',
      render: (session) => <EndSession session={session} />,
    },
  ];
}
