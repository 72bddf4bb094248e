import { Anchor, Group, Skeleton, Stack, Title } from '@mantine/core';
import { type ReactElement, Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { controlPlane } from '../../api/control-plane';
import { EmptyState } from '../../components/empty-state';

const SHOWN = 5;

const LastRequestsList = lazy(() =>
  import('./last-requests-list').then(({ LastRequestsList }) => ({ default: LastRequestsList })),
);

/** What my clients asked last, and how it ended. */
export function LastRequests(): ReactElement {
  const { t } = useTranslation('home');
  const answer = controlPlane.useQuery('get', '/me/usage/records', { params: { query: { limit: SHOWN } } });
  const { data, error, isPending, isFetching, refetch } = answer;
  const waiting = <Skeleton h="12rem" />;
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
      {isPending ? (
        waiting
      ) : data?.items.length === 0 ? (
        <EmptyState title={t('last.empty')} hint={t('last.emptyHint')} />
      ) : (
        <Suspense fallback={waiting}>
          <LastRequestsList answer={{ data: data && { items: data.items }, error, isPending, isFetching, refetch }} />
        </Suspense>
      )}
    </Stack>
  );
}
