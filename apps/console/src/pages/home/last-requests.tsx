import { Anchor, Group, Stack, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { controlPlane } from '../../api/control-plane';
import { DataList } from '../../lists/data-list';
import { useListState } from '../../lists/use-list-state';
import { useOwnRecordColumns } from '../own-usage/records/own-record-columns';

const SHOWN = 5;

/** What my clients asked last, and how it ended. */
export function LastRequests(): ReactElement {
  const { t } = useTranslation('home');
  const answer = controlPlane.useQuery('get', '/me/usage/records', { params: { query: { limit: SHOWN } } });
  const { data, error, isPending, isFetching, refetch } = answer;
  return (
    <Stack gap="sm" component="section" aria-label={t('last.title')}>
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t('last.title')}
        </Title>
        <Anchor component={Link} to="/usage?tab=records" size="sm">
          {t('last.more')}
        </Anchor>
      </Group>
      <DataList
        label={t('last.title')}
        answer={{ data: data && { items: data.items }, error, isPending, isFetching, refetch }}
        list={useListState()}
        columns={useOwnRecordColumns(true)}
        idOf={({ requestId }) => requestId}
        empty={{ title: t('last.empty'), hint: t('last.emptyHint') }}
      />
    </Stack>
  );
}
