import { Anchor, Code, Stack, Text } from '@mantine/core';
import type { components } from '@app/admin-client';
import type { DataTableColumn } from 'mantine-datatable';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Dollars } from '../../components/figures';
import { Moment } from '../../components/moment';
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
        <Stack gap={0} miw="10rem" maw="18rem">
          <Anchor component={Link} to={`/keys/${id}`} size="sm">
            {name}
          </Anchor>
          <Text size="xs" c="dimmed">
            <Code>{t('hint', { hint })}</Code>
          </Text>
        </Stack>
      ),
    },
    { accessor: 'state', title: t('column.state'), render: (apiKey) => <KeyStateBadge apiKey={apiKey} /> },
    {
      accessor: 'group',
      title: t('column.group'),
      sortable: true,
      render: ({ groupName, accountId }) =>
        groupName ?? (
          <Text component="span" inherit c="dimmed">
            {t(accountId === undefined ? 'binding.pool' : 'binding.account')}
          </Text>
        ),
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
        lastUsedAt === null ? <Dimmed text={t('neverUsed')} /> : <Moment at={lastUsedAt} relative />,
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

function Dimmed({ text }: { readonly text: string }): ReturnType<typeof Text> {
  return (
    <Text component="span" inherit c="dimmed">
      {text}
    </Text>
  );
}
